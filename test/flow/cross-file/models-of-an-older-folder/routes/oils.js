var express = require("express");
var models = require("../models");

var router = express.Router();

router.get("/", function (req, res) {
  models.Oil.byName(req.query.name).then(function (rows) {
    res.json(rows);
  });
});
router.get("/label", function (req, res) {
  res.send(models.Oil.label(req.query.name));
});
router.get("/tin", function (req, res) {
  res.send(models.Tin.label("tin.png"));
});
router.get("/newest", function (req, res) {
  models.Oil.newest().then(function (rows) {
    res.json(rows);
  });
});

module.exports = router;
