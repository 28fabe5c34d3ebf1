// Who sets the package up names the folder that it works in.
const fs = require("fs");
const path = require("path");

exports.clean = function (options) {
  const root = path.resolve(options.root);
  fs.readdirSync(path.join(root, "cache")); // !safe path-traversal
  fs.readFileSync(path.join(root, options.name)); // !alert path-traversal
};
exports.read = function (options) {
  return fs.readFileSync(options.file); // !alert path-traversal
};
