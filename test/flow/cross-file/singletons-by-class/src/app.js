const express = require("express");
const shop = require("./registry");
const FrameModel = require("./models/frame");
const OrderModel = require("./models/order");

const app = express();
const frames = shop.getInst(FrameModel);

app.get("/frames", async (req, res) => {
  res.json(await frames.search(req.query.wood));
});
app.get("/frames/all", async (req, res) => {
  res.json(await shop.getInst(FrameModel).all());
});
app.get("/orders", async (req, res) => {
  res.json(await OrderModel.getInstance().byEmail(req.query.email));
});
app.get("/orders/open", async (req, res) => {
  res.json(await OrderModel.getInstance().open());
});
app.get("/print", (req, res) => {
  shop.service("printer").print(req.query.name);
  res.end();
});
