var express = require("express");
var _ = require("lodash");
var Handlebars = require("handlebars");
var libxml = require("libxmljs");
var nodemailer = require("nodemailer");
var router = express.Router();
var mails = nodemailer.createTransport({ host: "mail" });

function page(title, body) {
  return "<html><title>" + title + "</title><body>" + body + "</body></html>";
}
router.get("/hello", function (req, res) {
  res.send(page("Hello", "Hello " + req.query.name)); // !alert xss-server-response
});
router.get("/hello/escaped", function (req, res) {
  res.send(page("Hello", "Hello " + _.escape(req.query.name))); // !safe xss-server-response
});
router.get("/list", function (req, res) {
  var items = _.map(_.castArray(req.query.item), function (item) { return "<li>" + item + "</li>"; });
  res.write("<ul>" + items.join("") + "</ul>"); // !alert xss-server-response
  res.end();
});
router.get("/list/count", function (req, res) {
  var items = _.castArray(req.query.item);
  res.write("<ul>" + items.length + "</ul>"); // !safe xss-server-response
  res.end();
});
router.get("/card", function (req, res) {
  res.send(Handlebars.compile(req.query.template)({ shop: "Corner" })); // !alert template-injection
});
router.get("/card/fixed", function (req, res) {
  res.send(Handlebars.compile("<p>{{name}}</p>")({ name: req.query.name })); // !safe template-injection
});
router.post("/options", function (req, res) {
  var options = { page: { size: 10 } };
  _.merge(options, req.body); // !alert prototype-pollution
  res.json(options);
});
router.post("/options/picked", function (req, res) {
  var options = { page: { size: 10 } };
  _.assign(options, _.pick(req.body, ["page"])); // !safe prototype-pollution
  res.json(options);
});
router.post("/feed", function (req, res) {
  var feed = libxml.parseXml(req.body.xml, { noent: true }); // !alert xxe
  res.json({ name: feed.root().name() });
});
router.post("/feed/plain", function (req, res) {
  var feed = libxml.parseXml(req.body.xml); // !safe xxe
  res.json({ name: feed.root().name() });
});
router.post("/ask", function (req, res, next) {
  mails.sendMail({ from: "shop@corner.example", to: "staff@corner.example", subject: "Question", html: "<p>" + req.body.question + "</p>" }, function (error) { // !alert email-injection
    if (error) return next(error);
    res.end();
  });
});
router.post("/ask/text", function (req, res, next) {
  mails.sendMail({ from: "shop@corner.example", to: "staff@corner.example", subject: "Question", text: String(req.body.question) }, function (error) { // !safe email-injection
    if (error) return next(error);
    res.end();
  });
});
router.get("/away", function (req, res) {
  var target = req.query.to ? decodeURIComponent(req.query.to) : "/";
  res.redirect(302, target); // !alert open-redirect
});
router.get("/back", function (req, res) {
  var target = req.query.to === "cart" ? "/cart" : "/";
  res.redirect(302, target); // !safe open-redirect
});
module.exports = router;
