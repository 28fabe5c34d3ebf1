const express = require("express");

const app = express();
const shops = new Set(["https://shop.example", "https://pay.example"]);
const hosts = ["shop.example", "pay.example"];

// What a check is called is believed where its body cannot be judged, and not where it can.
const isRedirectAllowed = (url) => {
  let allowed = false;
  for (const shop of shops) allowed = allowed || url.includes(shop);
  return allowed;
};

app.get("/loop", (req, res) => {
  if (!isRedirectAllowed(req.query.to)) return res.status(406).end();
  res.redirect(req.query.to); // !alert open-redirect
});

function isTrustedOrigin(url) {
  return [...shops].some((shop) => url.toLowerCase().startsWith(shop));
}

app.get("/some", (req, res) => {
  if (isTrustedOrigin(req.query.to)) res.redirect(req.query.to); // !alert open-redirect
  else res.end();
});

function isAllowedHost(url) {
  const { host } = parsed(url);
  return hosts.includes(host);
}

app.get("/host", (req, res) => {
  if (isAllowedHost(req.query.to)) res.redirect(req.query.to); // !safe open-redirect
  else res.end();
});

function isRedirectPermitted(url) {
  if (url.startsWith("/") && !url.startsWith("//")) return true;
  return parsed(url).tenants.some((tenant) => tenant.owns(url));
}

app.get("/own", (req, res) => {
  if (isRedirectPermitted(req.query.to)) res.redirect(req.query.to); // !safe open-redirect
  else res.end();
});

// A flag that a loop fills says what each of its rounds compared.
const isKnownShop = (url) => {
  let found = false;
  for (const shop of shops) found = found || url === shop;
  return found;
};

app.get("/flag", (req, res) => {
  if (isKnownShop(req.query.to)) res.redirect(req.query.to); // !safe open-redirect
  else res.end();
});

app.listen(3000);
