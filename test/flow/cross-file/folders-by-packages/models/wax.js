const fs = require("fs");

exports.find = (name) => fs.readFileSync("wax/" + name); // !alert path-traversal
