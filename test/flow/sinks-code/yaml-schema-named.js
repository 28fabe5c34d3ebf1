// A schema that only version 3 of the library has makes functions, whatever the manifest says.
const express = require("express");
const yaml = require("js-yaml");
const { load, DEFAULT_FULL_SCHEMA } = require("js-yaml");

const app = express();
app.use(express.text());

app.post("/catalog", (req, res) => {
  const whole = yaml.load(req.body, { schema: yaml.DEFAULT_FULL_SCHEMA }); // !alert unsafe-deserialization
  const named = load(req.body, { schema: DEFAULT_FULL_SCHEMA }); // !alert unsafe-deserialization
  const plain = yaml.load(req.body, { schema: yaml.JSON_SCHEMA }); // !safe unsafe-deserialization
  res.json({ counts: [whole, named, plain].map((each) => Object.keys(each).length) });
});
