import { Schema, model } from "mongoose";

export const Coupon = model("Coupon", new Schema({ code: String, percent: Number }));
