-- Weight in kilograms.
select
  id as product_id,
  name,
  weight
from bronze.inventory.products
