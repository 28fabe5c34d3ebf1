const fs = require("fs");

exports.get = (name) => fs.createReadStream("files/" + name); // !alert path-traversal
exports.list = () => fs.readdirSync("files"); // !safe path-traversal
