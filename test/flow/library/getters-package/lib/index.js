exports.blend = require("./blend");
exports.blendObjects = require("./blend-objects");
exports.blendGuarded = require("./blend-guarded");
exports.readTwice = require("./read-twice");
