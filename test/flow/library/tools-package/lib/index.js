exports.list = require("./globals").list;
exports.version = require("./promised").version;
exports.filter = require("./filter").filter;
exports.merge = require("./merge").merge;
exports.set = require("./merge").set;
exports.start = require("./timers").start;
