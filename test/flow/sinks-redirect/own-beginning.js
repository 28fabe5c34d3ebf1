const express = require("express");

const app = express();
const BASE = process.env.SHOP_URL;

app.get("/back", (req, res) => {
  const to = String(req.query.to);
  if (to.startsWith(process.env.SHOP_URL + "/")) return res.redirect(to); // !safe open-redirect
  if (to.startsWith(`${BASE}/account/`)) return res.redirect(to); // !safe open-redirect
  if (to.startsWith(`https://${process.env.SHOP_HOST}/`)) return res.redirect(to); // !safe open-redirect
  // `https://shop.example` begins `https://shop.example.evil.example` as well.
  if (to.startsWith(process.env.SHOP_URL)) return res.redirect(to); // !alert open-redirect !alert incomplete-url-check
  if (to.startsWith(`${req.query.base}/`)) return res.redirect(to); // !alert open-redirect
  res.sendStatus(400);
});
