// What a pattern matched is matched by it from its beginning to its end.
const express = require("express");

const app = express();
const SHOP = /^([a-z0-9][a-z0-9-]*)\.bestshop\.example$/i;
const ANYWHERE = /([a-z0-9-]+)\.bestshop\.example/;
const LOOSE = /^([^ ]+)\.bestshop\.example$/;

function cleaned(text) {
  const found = SHOP.exec(String(text));
  return found ? found[0].toLowerCase() : null;
}

app.get("/cleaned", (req, res) => {
  const shop = cleaned(req.query.shop);
  if (!shop) return res.sendStatus(400);
  res.redirect(`https://${shop}/admin`); // !safe open-redirect
});
app.get("/found", (req, res) => {
  const [shop] = String(req.query.shop).match(ANYWHERE) ?? []; // !spurious incomplete-url-check -- nothing but what was found is used
  res.redirect(`https://${shop}/admin`); // !safe open-redirect
});
app.get("/whole", (req, res) => {
  const found = ANYWHERE.exec(String(req.query.shop));
  res.redirect(`https://${found.input}/admin`); // !alert open-redirect
});
app.get("/loose", (req, res) => {
  const found = LOOSE.exec(String(req.query.shop));
  if (!found) return res.sendStatus(400);
  res.redirect(`https://${found[0]}/admin`); // !alert open-redirect
});
