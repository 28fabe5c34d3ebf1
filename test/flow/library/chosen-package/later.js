const { exec } = require("child_process");

const root = typeof module !== "undefined" && module.exports ? module.exports : this;

root.stop = (pid) => exec(`kill ${pid}`); // !alert command-injection
