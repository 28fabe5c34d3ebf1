import express from "express";
import mongoose from "mongoose";

const Coupon = mongoose.model("Coupon", new mongoose.Schema({ code: String, percent: Number }));
const Review = mongoose.model("Review", new mongoose.Schema({ author: String, token: String, text: String, hidden: Boolean }));
const app = express();
app.use(express.json());

app.post("/coupons", async (req, res) => {
  const coupon = await Coupon.findOne({ code: req.body.code }); // !alert nosql-operator-injection !sink(nosql)
  res.json({ valid: coupon !== null });
});

app.post("/coupons/text", async (req, res) => {
  const coupon = await Coupon.findOne({ code: String(req.body.code) }); // !safe nosql-operator-injection
  res.json({ valid: coupon !== null });
});

app.post("/coupons/equal", async (req, res) => {
  const coupon = await Coupon.findOne({ code: { $eq: req.body.code } }); // !safe nosql-operator-injection
  res.json({ valid: coupon !== null });
});

app.post("/coupons/template", async (req, res) => {
  const coupon = await Coupon.findOne({ code: `${req.body.code}` }); // !safe nosql-operator-injection
  res.json({ valid: coupon !== null });
});

app.post("/coupons/upper", async (req, res) => {
  const coupon = await Coupon.findOne({ code: req.body.code.toUpperCase() }); // !safe nosql-operator-injection -- objects have no such method, so it throws
  res.json({ valid: coupon !== null });
});

app.get("/coupons/:code", async (req, res) => {
  const coupon = await Coupon.findOne({ code: req.params.code }); // !safe nosql-operator-injection -- a path parameter is always text
  res.json({ valid: coupon !== null });
});

app.post("/reviews/search", async (req, res) => {
  res.json(await Review.find(req.body)); // !alert nosql-operator-injection !either nosql-where-js -- a whole filter may hold $where as well
});

app.post("/reviews/hide", async (req, res) => {
  await Review.updateMany({ author: req.body.author }, { hidden: true }); // !alert nosql-operator-injection
  res.sendStatus(204);
});

app.post("/reviews/remove", async (req, res) => {
  await Review.deleteOne({ token: req.body.token }); // !alert nosql-operator-injection
  res.sendStatus(204);
});

app.post("/reviews/by-author", async (req, res) => {
  res.json(await Review.find().where("author").equals(req.body.author)); // !either nosql-operator-injection -- equals puts the object in as it is
});

app.post("/reviews/cast", async (req, res) => {
  const id = new mongoose.Types.ObjectId(req.body.id);
  res.json(await Review.findOne({ _id: id })); // !safe nosql-operator-injection
});
