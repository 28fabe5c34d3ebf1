const express = require("express");
const yaml = require("js-yaml");

const app = express();
app.use(express.text());

app.post("/import", (req, res) => {
  const rows = yaml.load(req.body); // !safe unsafe-deserialization
  res.json({ rows: rows.length });
});
