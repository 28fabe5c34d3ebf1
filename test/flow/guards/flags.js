const express = require("express");

const app = express();
const shops = new Set(["https://shop.example", "https://pay.example"]);

// What a flag says is what was so on the ways that set it.
app.get("/set", (req, res) => {
  let ok = false;
  if (shops.has(req.query.to)) ok = true;
  if (ok) return res.redirect(req.query.to); // !safe open-redirect
  res.redirect(req.query.to); // !alert open-redirect
});

app.get("/taken-back", (req, res) => {
  let ok = true;
  if (!req.query.to) ok = false;
  if (!shops.has(req.query.to)) ok = false;
  if (!ok) return res.sendStatus(400);
  res.redirect(req.query.to); // !safe open-redirect
});

app.get("/loop", (req, res) => {
  const { to } = req.query;
  let found = false;
  for (const shop of shops) {
    if (to === shop) found = true;
  }
  if (!found) return res.sendStatus(400);
  res.redirect(to); // !safe open-redirect
});

app.get("/break", (req, res) => {
  const { to } = req.query;
  let target;
  for (const shop of shops) {
    if (to !== shop) continue;
    target = "one of ours";
    break;
  }
  if (!target) return res.sendStatus(400);
  res.redirect(to); // !safe open-redirect
});

app.get("/error", (req, res) => {
  let error = null;
  if (typeof req.query.to !== "string") error = "no address";
  else if (!shops.has(req.query.to)) error = "not one of ours";
  if (error) return res.status(400).send(error);
  res.redirect(req.query.to); // !safe open-redirect
});

app.get("/outcome", (req, res) => {
  let ok = shops.has(req.query.to);
  if (!ok) ok = req.query.to === "/cart";
  if (!ok) return res.sendStatus(400);
  res.redirect(req.query.to); // !safe open-redirect
});

app.get("/always", (req, res) => {
  let ok = false;
  if (shops.has(req.query.to)) ok = true;
  if (req.query.debug) ok = true;
  if (!ok) return res.sendStatus(400);
  res.redirect(req.query.to); // !alert open-redirect
});

app.get("/changed-later", (req, res) => {
  let { to } = req.query;
  let ok = false;
  if (shops.has(to)) ok = true;
  to = req.query.next;
  if (!ok) return res.sendStatus(400);
  res.redirect(to); // !alert open-redirect
});

app.get("/last-round", (req, res) => {
  const { to } = req.query;
  let ok = true;
  for (const shop of shops) ok = to !== shop;
  if (!ok) return res.sendStatus(400);
  res.redirect(to); // !alert open-redirect
});

app.get("/other-value", (req, res) => {
  let ok = false;
  for (const shop of shops) if (req.query.shop === shop) ok = true;
  if (!ok) return res.sendStatus(400);
  res.redirect(req.query.to); // !alert open-redirect
});

const isShop = (url) => {
  let found = false;
  for (const shop of shops) {
    if (url === shop) {
      found = true;
      break;
    }
  }
  return found;
};
const isNoShop = (url) => {
  let found = false;
  for (const shop of shops) if (url === shop) found = true;
  return !found;
};

app.get("/function", (req, res) => {
  if (isShop(req.query.to)) res.redirect(req.query.to); // !safe open-redirect
  if (isNoShop(req.query.to)) res.redirect(req.query.to); // !alert open-redirect
});

app.listen(3000);
