const { exec, execSync } = require("child_process");
const { run } = require("./run");

class Image {
  constructor(file) {
    this.file = file;
    this.options = [];
  }
  resize(size) {
    this.options.push("-resize", size);
    return this;
  }
  save(target, done) {
    exec("convert " + this.file, done); // !alert command-injection
    exec(["convert", this.options.join(" ")].join(" "), done); // !alert command-injection
    this.#write(target);
  }
  #write(target) {
    execSync(`mv build/out ${target}`); // !alert command-injection
  }
  static open(file) {
    execSync("file " + file); // !alert command-injection
    return new Image(file);
  }
}

module.exports = {
  Image,
  info: (file) => run(["identify", file]),
  all() {
    run(["identify", ...arguments]);
  },
  server: function (folder) {
    return { list: (pattern) => execSync(`ls ${folder}/${pattern}`) }; // !alert command-injection
  },
};
