var MongoClient = require("mongodb").MongoClient;
var request = require("request");
var _ = require("underscore");
var nunjucks = require("nunjucks");
var db;
MongoClient.connect(process.env.MONGO_URL, function (err, client) {
  db = client.db("shop");
});

function Shop(options) {
  this.options = _.defaults(options || {}, { host: "localhost" });
}
Shop.prototype.login = function (req, res, next) {
  db.collection("users").findOne({ name: req.body.name, password: req.body.password }, function (err, user) { // !alert nosql-operator-injection
    if (err) return next(err);
    res.send(user);
  });
};
Shop.prototype.loginSafely = function (req, res, next) {
  var name = req.body.name + "";
  db.collection("users").findOne({ name: name, password: String(req.body.password) }, function (err, user) { // !safe nosql-operator-injection
    if (err) return next(err);
    res.send(user);
  });
};
Shop.prototype.avatar = function (req, res) {
  request(req.query.avatar).pipe(res); // !alert ssrf
};
Shop.prototype.where = function (req, res, next) {
  db.collection("items").find({ $where: "this.price < " + req.query.max }).toArray(function (err, items) { // !alert nosql-where-js
    res.json(items);
  });
};
Shop.prototype.preview = function (req, res) {
  res.send(nunjucks.renderString(req.body.template, { shop: "x" })); // !alert template-injection
};
Shop.prototype.wave = function (req, res) {
  var name = req.query.name;
  res.write("<html><body>");
  res.write("<b>" + name + "</b>"); // !alert xss-server-response
  res.end("</body></html>");
};
Shop.prototype.waveSafely = function (req, res) {
  res.end("<b>" + _.escape(req.query.name) + "</b>"); // !safe xss-server-response
};
module.exports = Shop;
