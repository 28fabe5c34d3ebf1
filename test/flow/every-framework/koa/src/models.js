const { Schema, model } = require("mongoose");

exports.Product = model("Product", new Schema({ sku: String, price: Number }));
exports.Cart = model("Cart", new Schema({ total: Number }));
exports.Card = model("Card", new Schema({ token: String }));
exports.Order = model("Order", new Schema({ customer: String }));
exports.Wish = model("Wish", new Schema({ userId: String, sku: String }));
