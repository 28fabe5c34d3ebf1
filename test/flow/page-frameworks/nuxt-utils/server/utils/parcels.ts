import mongoose from "mongoose";

const OrderModel = mongoose.model("Order", new mongoose.Schema({ owner: String, total: Number }));

export const loadOrder = (id: string) => OrderModel.findById(id); // !alert idor-by-request-id
export const loadOwnOrder = (id: string, owner: string) => OrderModel.findOne({ _id: id, owner }); // !safe idor-by-request-id

export async function storeOrder(owner: string, total: number) {
  return OrderModel.create({ owner, total }); // !alert client-supplied-order-total
}

export async function storeFree(owner: string) {
  return OrderModel.create({ owner, total: 0 }); // !safe client-supplied-order-total
}
