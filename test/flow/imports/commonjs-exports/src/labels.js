const fs = require("fs");

class Labels {
  remove(name) {
    fs.unlinkSync("labels/" + name); // !alert path-traversal
  }
}

module.exports = Labels;
