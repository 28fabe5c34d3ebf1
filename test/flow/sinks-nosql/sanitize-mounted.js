const express = require("express");
const mongoSanitize = require("express-mongo-sanitize");
const { Schema, model } = require("mongoose");

const Coupon = model("Coupon", new Schema({ code: String }));
const app = express();
app.use(express.json());
app.use(mongoSanitize());

app.post("/coupons", async (req, res) => {
  const coupon = await Coupon.findOne({ code: req.body.code }); // !safe nosql-operator-injection
  res.json({ valid: coupon !== null });
});
