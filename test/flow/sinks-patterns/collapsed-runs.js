const express = require("express");

const app = express();
app.use(express.json());

// What was collapsed before has no two of the same in a row.
function slug(text) {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "") // !safe redos-literal
    .slice(0, 40);
}

function folder(text) {
  return text.replace(/\/+/g, "/").replace(/\/+$/, ""); // !safe redos-literal
}

function kept(text) {
  return text
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/-+$/g, ""); // !alert redos-literal
}

function one(text) {
  return text
    .replace(/[^a-z0-9]/g, "-")
    .replace(/-+$/g, ""); // !alert redos-literal
}

function first(text) {
  return text
    .replace(/[^a-z0-9]+/, "-")
    .replace(/-+$/g, ""); // !alert redos-literal
}

function others(text) {
  return text
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/[a-z]+$/g, ""); // !alert redos-literal
}

app.post("/shops", (req, res) => {
  const name = String(req.body.name);
  res.json([slug(name), folder(name), kept(name), one(name), first(name), others(name)]);
});

app.listen(3000);
