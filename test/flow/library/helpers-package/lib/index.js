exports.blend = require("./blend");
exports.fill = require("./fill").fill;
exports.put = require("./put");
exports.last = require("./last");
Object.assign(exports, require("./reduced"));
exports.walked = require("./walked");
