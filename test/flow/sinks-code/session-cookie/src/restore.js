const { unserialize } = require("node-serialize");

exports.restore = (text) => unserialize(Buffer.from(text, "base64").toString("utf8")); // !alert unsafe-deserialization
exports.restoreJson = (text) => JSON.parse(Buffer.from(text, "base64").toString("utf8")); // !safe unsafe-deserialization
