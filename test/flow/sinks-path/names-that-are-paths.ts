// A comparison with two dots is a check of the name of one folder, not of a whole path.
import express from "express";
import path from "node:path";

const app = express();

app.get("/files", (req, res) => {
  const file = String(req.query.file);
  if (file === "..") return res.sendStatus(400);
  res.sendFile(path.join("/srv/shop", file)); // !missing path-traversal -- two dots alone are compared, whatever stands behind them is not
});

app.get("/folders", (req, res) => {
  const file = String(req.query.file);
  res.sendFile(path.join("/srv/shop", file)); // !alert path-traversal
});
