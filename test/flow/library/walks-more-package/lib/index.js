exports.undeclared = require("./undeclared");
exports.sections = require("./sections");
exports.lists = require("./lists");
exports.callbacks = require("./callbacks");
exports.descriptors = require("./descriptors");
exports.checked = require("./checked");
exports.wrapped = require("./wrapped");
exports.worklists = require("./worklists");
