const { Reader } = require("./reader");

exports.open = (handlers) => new Reader(handlers);
