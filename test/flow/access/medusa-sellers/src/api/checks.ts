import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

export const validateSellerOrder = async (scope, sellerId: string, orderIds: string[]) => {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data: links } = await query.graph({
    entity: "order_seller",
    filters: { seller_id: sellerId, order_id: orderIds },
    fields: ["order_id"],
  });
  const known = new Set(links.map((each) => each.order_id));
  const missing = orderIds.filter((id) => !known.has(id));
  if (missing.length > 0) throw new Error("no such order");
};

export const sellerOrder = async (scope, sellerId: string, orderId: string) => {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY);
  const {
    data: [link],
  } = await query.graph({
    entity: "order_seller",
    filters: { seller_id: sellerId, order_id: orderId },
    fields: ["order_id"],
  });
  if (!link) throw new Error("no such order");
};

export const newest = async (scope, sellerId: string) => {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY);
  const {
    data: [order],
  } = await query.graph({ entity: "order", filters: { seller_id: sellerId }, fields: ["id"] });
  if (!order) throw new Error("no order");
  return order;
};

export const validateSellerPayment = async (scope, sellerId: string, paymentId: string) => {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data: links } = await query.graph({
    entity: "order_payment",
    filters: { payment_id: paymentId }, // !safe idor-by-request-id
    fields: ["order_id"],
  });
  const orders = links.map((each) => each.order_id).filter(Boolean);
  const {
    data: [own],
  } = await query.graph({ entity: "order_seller", filters: { seller_id: sellerId, order_id: orders }, fields: ["id"] });
  if (!own) throw new Error("no such payment");
};
