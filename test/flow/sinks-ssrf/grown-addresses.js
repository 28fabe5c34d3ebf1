const express = require("express");
const session = require("express-session");

const app = express();
const known = require("./shops.json");
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: true, httpOnly: true, sameSite: "lax" } }));

app.get("/a", async (req, res) => {
  let url = `https://${req.session.shop}/admin/products.json?handle=1`;
  url += `&currency=${req.query.currency}`;
  await fetch(url); // !safe ssrf
  res.end();
});
app.get("/b", async (req, res) => {
  let url = `https://${req.query.shop}/admin/products.json?handle=1`;
  url += `&currency=${req.query.currency}`;
  await fetch(url); // !alert ssrf
  res.end();
});
app.get("/c", async (req, res) => {
  let url = "https://";
  url += req.query.host;
  await fetch(url); // !alert ssrf
  res.end();
});
app.get("/d", async (req, res) => {
  const base = `https://${req.session.shop}`;
  await fetch(`${base}/orders/${req.query.rest}`); // !safe ssrf
  res.end();
});
app.get("/e", async (req, res) => {
  const host = req.query.own ? "api.shop.example" : req.query.host;
  await fetch(`https://${host}/orders`); // !alert ssrf
  res.end();
});
app.get("/f", async (req, res) => {
  const shop = req.query.shop || req.session.shop;
  const found = await getShop(shop);
  if (!found) return res.sendStatus(404);
  let url = `https://${shop}/admin/products.json?handle=1`;
  url += `&currency=${req.query.currency}`;
  await fetch(url); // !safe ssrf
  res.end();
});

async function getShop(domain) {
  return known.find((each) => each.domain === domain);
}
