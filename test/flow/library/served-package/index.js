const { execFile } = require("child_process");
const cp = require("mz/child_process");
const fs = require("fs");
const parseurl = require("parseurl");
const path = require("path");

module.exports = function (root) {
  return function (req, res, next) {
    if (req.method !== "GET") return next();
    fs.createReadStream(root + parseurl(req).pathname).pipe(res); // !alert path-traversal
  };
};

// Whoever makes the server hands the function over; its parameters have the names of all such functions.
module.exports.serve = function (req, res) {
  fs.createReadStream("public" + req.url).pipe(res); // !alert path-traversal
};

module.exports.serveNamed = function (req, res) {
  fs.createReadStream(path.join("public", path.basename(req.url))).pipe(res); // !safe path-traversal
};

module.exports.look = (address) => cp.exec("arp -n " + address); // !alert command-injection

// Callers of a library are no strangers who would make a switch of an argument.
module.exports.convert = (file, done) => execFile("convert", [file, "out.png"], done); // !safe command-injection
