import mongoose from "mongoose";

const Coupon = mongoose.model("Coupon", new mongoose.Schema({ code: String, used: Boolean }));
const Gift = mongoose.model("Gift", new mongoose.Schema({ code: String }));

export const couponOf = ({ code, shop }) => Coupon.findOneAndUpdate({ code, shop: String(shop) }, { used: true }); // !alert nosql-operator-injection
export const giftOf = (code) => Gift.exists({ code: code.trim() }); // !safe nosql-operator-injection -- trim throws on an object

export function voucherOf(code) {
  if (typeof code !== "string" || code.length > 20) throw new TypeError("no code");
  return Gift.countDocuments({ code }); // !safe nosql-operator-injection
}

export function cheaperThan(price, field) {
  const condition = "this." + field + " < " + Number(price);
  return Coupon.find({ $where: condition }); // !alert nosql-where-js
}
