exports.labels = require("./lib/labels");
exports.runner = require("./lib/runner");
