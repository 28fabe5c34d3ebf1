const a = require("./one");
module.exports = { ...a, ...require("./two"), num: (x) => Number(x) };
