const express = require("express");
const { body, param, query, validationResult } = require("express-validator");
const { exec } = require("child_process");

const app = express();
app.use(express.json());

const refuse = (req, res, next) => {
  const errors = validationResult(req);
  if (!errors.isEmpty()) return res.status(400).json({ errors: errors.array() });
  next();
};
app.post("/checked", body("copies").isInt(), refuse, (req, res) => {
  exec(`lp -n ${req.body.copies}`); // !safe command-injection
  exec(`lp ${req.body.text}`); // !alert command-injection
  res.end();
});
app.post("/in-handler", [body("copies").isInt({ min: 1 }), param("id").isUUID()], (req, res) => {
  if (!validationResult(req).isEmpty()) return res.sendStatus(400);
  exec(`lp -n ${req.body.copies}`); // !safe command-injection
  res.end();
});
app.post("/nobody-looks", body("copies").isInt(), (req, res) => {
  exec(`lp -n ${req.body.copies}`); // !alert command-injection
  res.end();
});
app.get("/texts", query("text").isString().trim().escape(), query("mail").isEmail(), refuse, (req, res) => {
  exec(`lp ${req.query.mail}`); // !alert command-injection
  res.send(`<p>${req.query.text}</p>`); // !safe xss-server-response
});
app.get("/cleaned", query("page").toInt(), (req, res) => {
  exec(`lp ${req.query.page}`); // !safe command-injection
  res.end();
});
