var express = require("express");
var stripe = require("stripe")(process.env.STRIPE_KEY);
var db = require("../lib/db");
var router = express.Router();

function charge(order, done) {
  stripe.paymentIntents.create({ amount: order.amount, currency: "eur", metadata: { order: order.id } }, done); // !alert client-supplied-amount
}
router.post("/intent", function (req, res, next) {
  charge({ id: req.body.id, amount: Math.round(req.body.total * 100) }, function (error, intent) {
    if (error) return next(error);
    res.json({ secret: intent.client_secret });
  });
});
function chargeKnown(order, done) {
  stripe.paymentIntents.create({ amount: order.total_cents, currency: "eur" }, done); // !safe client-supplied-amount
}
router.post("/intent/known", function (req, res, next) {
  db.run("SELECT id, total_cents FROM orders WHERE token = ?", [String(req.body.token)], function (error, rows) {
    if (error) return next(error);
    chargeKnown(rows[0], function (failure, intent) {
      if (failure) return next(failure);
      res.json({ secret: intent.client_secret });
    });
  });
});
module.exports = router;
