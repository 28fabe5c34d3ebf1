const express = require("express");
const cookieParser = require("cookie-parser");
const { restore, restoreJson } = require("./restore");

const app = express();
app.use(cookieParser());

app.get("/cart", (req, res) => {
  res.json({ cart: restore(req.cookies.cart), wishlist: restoreJson(req.cookies.wishlist) });
});
