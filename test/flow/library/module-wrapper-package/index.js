exports.basket = require("./lib/basket");
exports.shelf = require("./lib/shelf");
exports.Labels = require("./lib/labels").Labels;
exports.late = require("./lib/late");
exports.fixed = require("./lib/fixed");
