exports.tool = require("./tool");
exports.pinger = require("./pinger");
exports.printer = require("./printer");
exports.quiet = require("./quiet");
