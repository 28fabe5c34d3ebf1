// A text of ours in which a place is filled begins as it did.
import express from "express";

const app = express();
const ROUTES = { goods: "/shops/:shop/goods", part: "/shops/:shop/goods/:part", any: ":shop/goods" };

app.get("/a", (req, res) => {
  res.redirect(ROUTES.goods.replace(":shop", req.query.shop)); // !safe open-redirect
});
app.get("/b", (req, res) => {
  res.redirect(ROUTES.part.replace(":shop", req.query.shop).replace(":part", req.query.part)); // !safe open-redirect
});
app.get("/c", (req, res) => {
  res.redirect(ROUTES.any.replace(":shop", req.query.shop)); // !alert open-redirect
});
app.get("/d", (req, res) => {
  res.redirect("/-/x".replace("-/x", req.query.shop)); // !alert open-redirect
});
app.get("/e", (req, res) => {
  res.redirect(req.query.to.replace("http:", "https:")); // !alert open-redirect
});
app.get("/f", (req, res) => {
  res.redirect("/shops/-/-".replaceAll("-", req.query.shop)); // !safe open-redirect
});
app.get("/g", (req, res) => {
  // What is not in the text is put nowhere.
  res.redirect("/shops/all".replace(":shop", req.query.shop)); // !safe open-redirect
});
