const express = require("express");
const container = require("./container");

const app = express();
const saltService = container.resolve("saltService");

app.get("/salts", async (req, res) => {
  res.json(await saltService.list(req.query.grain));
});
app.get("/salts/all", async (req, res) => {
  res.json(await saltService.all());
});
