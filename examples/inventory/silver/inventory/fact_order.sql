-- One row for each order line, as it came in.
select
  id as order_id,
  customer_id,
  product_id,
  quantity,
  cast(ordered_at as date) as ordered_on
from bronze.inventory.orders
