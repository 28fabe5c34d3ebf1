var cp = require("child_process");
var vm = require("vm");
var express = require("express");
var router = express.Router();

var FORMATS = ["png", "jpg"];
function shell(parts, done) {
  cp.exec(parts.join(" "), done); // !alert command-injection
}
router.post("/resize", function (req, res, next) {
  shell(["convert", req.body.source, "-resize", req.body.size], function (error) {
    if (error) return next(error);
    res.end();
  });
});
router.post("/format", function (req, res, next) {
  var format = req.body.format;
  if (FORMATS.indexOf(format) === -1) return res.status(400).end();
  cp.exec("convert cover." + format + " thumb.png", function (error) { // !safe command-injection
    if (error) return next(error);
    res.end();
  });
});
router.post("/convert", function (req, res, next) {
  var child = cp.spawn("sh", ["-c", "pandoc " + req.body.file]); // !alert command-injection
  child.on("close", function () { res.end(); });
  child.on("error", next);
});
router.post("/convert/plain", function (req, res, next) {
  var child = cp.spawn("pandoc", ["--", String(req.body.file)]); // !safe command-injection
  child.on("close", function () { res.end(); });
  child.on("error", next);
});
router.post("/formula", function (req, res) {
  var price = new Function("price", "return " + req.body.formula); // !alert code-injection
  res.json({ price: price(10) });
});
router.post("/formula/vm", function (req, res) {
  var context = vm.createContext({ price: 10 });
  res.json({ price: vm.runInContext(req.body.formula, context) }); // !alert code-injection
});
router.post("/formula/known", function (req, res) {
  var formulas = { half: function (price) { return price / 2; }, full: function (price) { return price; } };
  var formula = formulas[req.body.formula === "half" ? "half" : "full"];
  res.json({ price: vm.runInContext("price * 2", vm.createContext({ price: formula(10) })) }); // !safe code-injection
});
router.get("/report", function (req, res) {
  var report = require("../reports/" + req.query.kind); // !alert unsafe-dynamic-import
  res.json(report);
});
router.get("/report/known", function (req, res) {
  var kinds = { sales: "../reports/sales", stock: "../reports/stock" };
  var kind = req.query.kind === "stock" ? "stock" : "sales";
  res.json(require(kinds[kind])); // !safe unsafe-dynamic-import
});
module.exports = router;
