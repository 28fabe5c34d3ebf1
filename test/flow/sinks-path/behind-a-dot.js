const express = require("express");
const fs = require("fs");
const path = require("path");

const app = express();
const root = path.resolve("./data");

app.get("/file", (req, res) => {
  const { name } = req.query;
  fs.createReadStream(path.resolve(root, "." + path.posix.normalize("/" + name))).pipe(res); // !safe path-traversal
  fs.createReadStream(path.join(root, "." + path.normalize("/" + name))).pipe(res); // !safe path-traversal
  fs.createReadStream(path.resolve(root, path.normalize("/" + name))).pipe(res); // !alert path-traversal
  fs.createReadStream(path.resolve(root, "." + path.normalize(name))).pipe(res); // !alert path-traversal
  fs.createReadStream(path.resolve(root, "./" + name)).pipe(res); // !alert path-traversal
});
