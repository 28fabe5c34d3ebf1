exports.positions = require("./positions");
exports.asked = require("./asked");
exports.lists = require("./lists");
exports.each = require("./each");
exports.helped = require("./helped");
exports.made = require("./made");
