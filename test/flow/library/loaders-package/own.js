const load = module.require;
const { execFile } = load("child_process");

exports.exec = (text) => text.length;
exports.quoted = (name) => load("child_process").exec(`git ${name}`); // !alert command-injection
exports.listed = (name) => execFile("git", ["show", "--", name]); // !safe command-injection
