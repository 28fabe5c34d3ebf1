const fs = require("fs/promises");
const path = require("path");

const ROOT = "/srv/shop/media";

exports.read = (name) => fs.readFile(path.join(ROOT, name)); // !alert path-traversal
exports.remove = (name) => fs.unlink(path.join(ROOT, name)); // !safe path-traversal
