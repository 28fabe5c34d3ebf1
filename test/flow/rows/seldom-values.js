const { exec } = require("child_process");
const express = require("express");
const _ = require("lodash");
const flat = require("flat");
const pMap = require("p-map");
const moment = require("moment");
const { IntlMessageFormat } = require("intl-messageformat");
const { compile } = require("path-to-regexp");
const sanitizeUrl = require("@braintree/sanitize-url").sanitizeUrl;
const i18next = require("i18next");
const { normalizeString } = require("@vendure/common/lib/normalize-string");

const app = express();
app.use(express.json());

app.post("/values", async (req, res) => {
  const { name, list, order } = req.body; // !source
  exec(`print ${_.concat("a", name)}`); // !alert command-injection
  exec(`print ${_.zipObject(["a"], [name])}`); // !alert command-injection
  if (_.includes(["one", "two"], name)) exec(`print ${name}`); // !safe command-injection
  exec(`print ${flat.flatten(order).name}`); // !alert command-injection
  flat.unflatten(order); // !alert prototype-pollution
  flat.unflatten({ "a.b": name }); // !safe prototype-pollution
  await pMap(list, (each) => exec(`print ${each}`)); // !alert command-injection
  await pMap(list, (each) => exec(`print ${Number(each)}`)); // !safe command-injection
  exec(`print ${JSON.stringify(JSON.rawJSON(name))}`); // !alert command-injection
  for (const [key, value] of Object.entries(order)) {
    exec(`print ${value}`); // !alert command-injection
    exec(`print ${key}`); // !alert command-injection
  }
  for (const [key, value] of Object.entries({ one: 1 })) {
    exec(`print ${value} ${key}`); // !safe command-injection
  }
  exec(`print ${new Buffer(name)}`); // !alert command-injection
  exec(`print ${Buffer(name)}`); // !alert command-injection
  exec(`print ${Buffer.from(name).subarray(1)}`); // !alert command-injection
  exec(`print ${new Uint8Array(name)}`); // !alert command-injection
  await fetch(new Request(req.body.address).url); // !alert ssrf
  await fetch(new Request("https://shop.example/").url); // !safe ssrf
  exec(`print ${normalizeString(name, "-")}`); // !safe command-injection
  exec(`print ${i18next.t("label", { name })}`); // !alert command-injection
  exec(`print ${i18next.t(name)}`); // !alert command-injection
  exec(`print ${i18next.t("label")}`); // !safe command-injection
  exec(`open ${compile("/:name")({ name })}`); // !alert command-injection
  exec(`open ${compile("/:name")({ name: "one" })}`); // !safe command-injection
  exec(`print ${moment.parseISO(name)}`); // !safe command-injection
  res.send(`<a href="${sanitizeUrl(name)}">label</a>`); // !safe xss-server-response
});
