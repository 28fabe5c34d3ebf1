const express = require("express");
const yaml = require("js-yaml");

const app = express();
app.use(express.text());

app.post("/import", (req, res) => {
  const rows = yaml.load(req.body); // !alert unsafe-deserialization
  const safe = yaml.safeLoad(req.body); // !safe unsafe-deserialization
  yaml.load(req.body, { filename: "rows.yml" }); // !alert unsafe-deserialization
  yaml.load(req.body, { schema: yaml.JSON_SCHEMA }); // !safe unsafe-deserialization
  yaml.loadAll(req.body, null); // !alert unsafe-deserialization
  yaml.loadAll(req.body, null, { schema: yaml.FAILSAFE_SCHEMA }); // !safe unsafe-deserialization
  yaml.load(req.body, { schema: yaml.DEFAULT_FULL_SCHEMA }); // !alert unsafe-deserialization
  res.json({ rows: rows.length, safe: safe.length });
});
