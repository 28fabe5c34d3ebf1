const express = require("express");

const app = express();

app.get("/own", (req, res) => {
  const url = new URL(String(req.query.url));
  if (!/(^|\.)shop\.example$/.test(url.hostname)) return res.sendStatus(400);
  res.redirect(url.href); // !safe open-redirect
});

app.get("/ends-alike", (req, res) => {
  const url = new URL(String(req.query.url));
  if (!/shop\.example$/.test(url.hostname)) return res.sendStatus(400); // !alert incomplete-url-check
  res.redirect(url.href); // !alert open-redirect -- evilshop.example
});

app.get("/begins-alike", (req, res) => {
  const url = new URL(String(req.query.url));
  if (!/^shop\.example/.test(url.hostname)) return res.sendStatus(400); // !alert incomplete-url-check
  res.redirect(url.href); // !alert open-redirect -- shop.example.evil
});

app.get("/turned-round", (req, res) => {
  const url = new URL(String(req.query.url));
  if (/(^|\.)shop\.example$/.test(url.hostname)) return res.sendStatus(400);
  res.redirect(url.href); // !alert open-redirect
});

// A host alone, of one of a provider's shops: nothing in it ends it.
app.get("/shop", (req, res) => {
  const shop = String(req.query.shop);
  if (!/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i.test(shop)) return res.sendStatus(400);
  res.redirect(`https://${shop}/admin/oauth/authorize`); // !safe open-redirect
});

app.get("/shop-and-more", (req, res) => {
  const shop = String(req.query.shop);
  if (!/^[^ ]+\.myshopify\.com$/i.test(shop)) return res.sendStatus(400); // !alert incomplete-url-check
  res.redirect(`https://${shop}/admin/oauth/authorize`); // !alert open-redirect -- evil.example/?.myshopify.com
});
