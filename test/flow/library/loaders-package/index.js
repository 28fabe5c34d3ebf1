// Node's require has more names than one.
const nodeRequire = require;
const load = typeof require === "function" ? require : undefined;

exports.renamed = (name) => nodeRequire("child_process").exec(`git ${name}`); // !alert command-injection
exports.chosen = (name) => load("node:child_process").exec(`git ${name}`); // !alert command-injection
exports.ofModule = (name) => module.require("child_process").exec(`git ${name}`); // !alert command-injection
exports.ofMain = (name) => require.main.require("child_process").exec(`git ${name}`); // !alert command-injection
exports.ofProcess = (name) => process.mainModule.require("child_process").exec(`git ${name}`); // !alert command-injection
exports.builtin = (name) => process.getBuiltinModule("child_process").execSync(`git ${name}`); // !alert command-injection
exports.unbundled = (name) => __non_webpack_require__("child_process").exec(`git ${name}`); // !alert command-injection
exports.fixed = () => nodeRequire("child_process").exec("git status"); // !safe command-injection
exports.own = (name) => nodeRequire("./own").exec(`git ${name}`); // !safe command-injection
exports.quoted = (name) => nodeRequire("./own").quoted(name);
