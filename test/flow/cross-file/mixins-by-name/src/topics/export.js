const fs = require("fs");

module.exports = function (Topics) {
  Topics.export = (name) => fs.createReadStream(`exports/${name}`); // !alert path-traversal
};
