const { exec } = require("child_process");
const run = (command) =>
  new Promise((resolve, reject) => {
    exec(command, (error, stdout) => (error ? reject(error) : resolve(stdout))); // !alert command-injection
  });
const quote = (text) => `'${String(text).replace(/'/g, `'\\''`)}'`;
module.exports = { run, quote };
