// Handlers of one call share the request in their order.
const express = require("express");
const { exec } = require("child_process");

const router = express.Router();

function numbered(req, res, next) {
  req.params.id = Number(req.params.id);
  next();
}

function named(req, res, next) {
  res.locals.name = req.body.name;
  req.printer = req.query.printer;
  next();
}

router.get("/a/:id", numbered, (req, res) => {
  exec(`lp ${req.params.id}`); // !safe command-injection
  res.end();
});

router.get("/b/:id", (req, res) => {
  exec(`lp ${req.params.id}`); // !alert command-injection
  res.end();
});

router.post("/c", [named, (req, res, next) => next()], (req, res) => {
  exec(`lp ${res.locals.name}`); // !alert command-injection
  exec(`lp -P ${req.printer}`); // !alert command-injection
  res.end();
});

module.exports = router;
