const fs = require("fs");

exports.find = (name) => fs.readFileSync("oils/" + name); // !safe path-traversal
