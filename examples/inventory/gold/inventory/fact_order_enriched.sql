-- Who ordered what, and how heavy the parcel is.
select
  orders.order_id,
  orders.ordered_on,
  customers.name as customer,
  products.name as product,
  orders.quantity,
  orders.quantity * products.weight as weight
from silver.inventory.fact_order as orders
join silver.inventory.dim_customer as customers
  on orders.customer_id = customers.customer_id
join silver.inventory.dim_product as products
  on orders.product_id = products.product_id
