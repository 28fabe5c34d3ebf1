const { Reader } = require("./reader");

exports.expand = require("./reader").expand;
exports.open = (handlers) => new Reader(handlers);
