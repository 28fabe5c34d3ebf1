import { Schema, model } from "mongoose";

export const Product = model("Product", new Schema({ sku: String, price: Number }));
export const Cart = model("Cart", new Schema({ total: Number }));
export const Order = model("Order", new Schema({ customer: String }));
export const Wish = model("Wish", new Schema({ userId: String, sku: String }));
export const SavedCard = model("SavedCard", new Schema({ token: String }));
