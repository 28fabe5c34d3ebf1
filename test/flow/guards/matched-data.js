const { exec } = require("node:child_process");
const express = require("express");
const { body, matchedData, validationResult } = require("express-validator");

const app = express();
app.use(express.json());
app.post("/print", [body("paper").isIn(["a4", "a5"]), body("note").isString()], (req, res) => {
  if (!validationResult(req).isEmpty()) return res.sendStatus(400);
  const data = matchedData(req);
  exec(`lp -m ${data.note}`); // !alert command-injection
  exec(`lp -o ${data.paper}`); // !spurious command-injection -- what chains ask of single fields is not known of matchedData
  res.end();
});
