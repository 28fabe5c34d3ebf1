const { exec } = require("child_process");

module.exports = function (Topics) {
  Topics.search = async (words) => {
    exec(`search ${words}`); // !alert command-injection
  };
  Topics.rebuild = async () => {
    exec("search --rebuild"); // !safe command-injection
  };
};
