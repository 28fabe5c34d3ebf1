exports.compiled = require("./compiled");
exports.older = require("./older");
exports.generators = require("./generators");
