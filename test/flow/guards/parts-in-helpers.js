const express = require("express");
const fs = require("fs");
const path = require("path");

const app = express();
const root = path.resolve("./data");

const isInside = (file) => {
  const relative = path.relative(root, file);
  return relative && !relative.startsWith("..") && !path.isAbsolute(relative);
};

const isSomewhere = (file) => {
  const relative = path.relative(root, file);
  return relative.length > 0 && !path.isAbsolute(relative);
};

function isOwn(text) {
  const url = new URL(text);
  return url.protocol === "https:" && url.host === "shop.example";
}

function isSecure(text) {
  const url = new URL(text);
  return url.protocol === "https:" && url.host !== "";
}

app.get("/files", (req, res) => {
  const file = path.join(root, req.query.file);
  if (isInside(file)) fs.createReadStream(file).pipe(res); // !safe path-traversal
  if (isSomewhere(file)) fs.createReadStream(file).pipe(res); // !alert path-traversal
});

app.get("/to", (req, res) => {
  if (isOwn(req.query.to)) return res.redirect(req.query.to); // !safe open-redirect
  if (isSecure(req.query.to)) return res.redirect(req.query.to); // !alert open-redirect
  res.redirect("/");
});
