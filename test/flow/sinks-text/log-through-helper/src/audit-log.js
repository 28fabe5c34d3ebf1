const fs = require("node:fs");

exports.note = (what, who) => {
  console.log(`${what} by ${who}`); // !alert log-injection
};

exports.noteClean = (what, who) => {
  const oneLine = String(who).replaceAll("\n", " ").replaceAll("\r", " ");
  console.log(`${what} by ${oneLine}`); // !safe log-injection
  fs.appendFileSync("audit.log", JSON.stringify({ what, who }) + "\n"); // !safe log-injection
};
