const config = require("../config");

module.exports = require("./drivers/" + config.storage);
