const { exec } = require("child_process");

const engrave = async (pen) => {
  exec(`engrave --text ${pen.text}`); // !alert command-injection
};

module.exports = { routes: { "/engrave": engrave } };
