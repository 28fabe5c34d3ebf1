exports.OrdersRepository = require("./orders-repository");
exports.shell = require("./shell");
Object.assign(module.exports, require("./text"));
