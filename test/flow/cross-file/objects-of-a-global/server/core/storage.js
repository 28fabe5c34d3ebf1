const fs = require("fs");

class Storage {
  async open(name) {
    return fs.createReadStream("storage/" + name); // !alert path-traversal
  }
  async openLogo() {
    return fs.createReadStream("storage/logo.png"); // !safe path-traversal
  }
}

module.exports = new Storage();
