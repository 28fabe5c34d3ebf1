import type { PayloadHandler } from "payload";

export const show: PayloadHandler = async (req) => {
  const { id } = req.routeParams;
  return Response.json(await req.payload.findByID({ collection: "orders", id })); // !alert idor-by-request-id
};
export const mine: PayloadHandler = async (req) => {
  const { id } = req.routeParams;
  const order = await req.payload.findByID({ collection: "orders", id, overrideAccess: false, user: req.user }); // !safe idor-by-request-id
  return Response.json(order);
};
export const found: PayloadHandler = async (req) => {
  const both = [{ id: { equals: req.routeParams.id } }, { customer: { equals: req.user.id } }];
  const own = await req.payload.find({ collection: "orders", where: { and: both } }); // !safe idor-by-request-id
  const any = await req.payload.find({ collection: "orders", where: { id: { equals: req.routeParams.id } } }); // !alert idor-by-request-id
  return Response.json({ own, any });
};
export const page: PayloadHandler = async (req) => {
  return Response.json(await req.payload.findByID({ collection: "pages", id: req.routeParams.id })); // !safe idor-by-request-id
};
export const place: PayloadHandler = async (req) => {
  const { total, product } = await req.json();
  const known = await req.payload.findByID({ collection: "products", id: product });
  await req.payload.create({ collection: "orders", data: { total } }); // !alert client-supplied-order-total
  await req.payload.create({ collection: "orders", data: { total: known.price } }); // !safe client-supplied-order-total
  await req.payload.create({ collection: "products", data: { price: total } }); // !safe client-supplied-order-total
  return Response.json({});
};
