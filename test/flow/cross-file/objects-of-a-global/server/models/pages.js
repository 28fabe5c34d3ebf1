const fs = require("fs/promises");
const path = require("path");

module.exports = {
  async read(slug) {
    return fs.readFile(path.resolve(SHOP.ROOT, SHOP.config.cache, `${slug}.bin`)); // !alert path-traversal
  },
  async readById(id) {
    return fs.readFile(path.resolve(SHOP.ROOT, SHOP.config.cache, `${Number(id)}.bin`)); // !safe path-traversal
  },
};
