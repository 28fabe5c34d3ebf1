const express = require("express");
const cookieParser = require("cookie-parser");
const serialize = require("node-serialize");
const funcster = require("funcster");

const app = express();
app.use(express.json(), cookieParser());

app.get("/profile", (req, res) => {
  const raw = Buffer.from(req.cookies.profile, "base64").toString(); // !source
  const profile = serialize.unserialize(raw); // !alert unsafe-deserialization !sink(deserialize)
  res.json({ name: profile.name });
});

app.get("/settings", (req, res) => {
  const settings = JSON.parse(req.cookies.settings); // !safe unsafe-deserialization
  res.json({ theme: settings.theme });
});

app.post("/macro", (req, res) => {
  const macro = funcster.deepDeserialize(req.body); // !alert unsafe-deserialization
  res.json({ name: macro.name });
});
