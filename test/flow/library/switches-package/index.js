const { execFile, spawn, spawnSync, execFileSync } = require("child_process");
const execa = require("execa");
const crossSpawn = require("cross-spawn");

// Without a shell a switch does harm where the program has one that starts another program.
exports.cloned = (url, folder) => spawn("git", ["clone", "--depth", "1", url, folder]); // !alert command-injection
exports.dashed = (url, folder) => spawn("git", ["clone", "--depth", "1", "--", url, folder]); // !safe command-injection
exports.tags = (url, done) => execFile("git", ["ls-remote", "--tags", url], done); // !alert command-injection
exports.fetched = (remote, branch) => execFileSync("git", ["fetch", remote, branch]); // !alert command-injection
exports.pushed = (branch) => execa("git", ["push", "origin", branch]); // !alert command-injection
exports.pulled = (remote) => crossSpawn.sync("git", ["pull", remote]); // !alert command-injection
exports.inside = (folder, url) => spawnSync("git", ["-C", folder, "ls-remote", url]); // !safe command-injection
exports.copied = (url) => spawn("hg", ["clone", url]); // !alert command-injection
exports.connected = (host) => spawn("ssh", [host, "uptime"]); // !alert command-injection
exports.unpacked = (name) => spawn("tar", ["xf", "in.tar", name]); // !alert command-injection
exports.searched = (name) => spawn("find", [".", "-name", name]); // !safe command-injection

// No switch of these starts anything.
exports.committed = (message) => spawn("git", ["commit", "-m", message]); // !safe command-injection
exports.switched = (branch) => spawn("git", ["checkout", branch]); // !safe command-injection
exports.named = (tag) => spawn("git", ["tag", tag]); // !safe command-injection

// What begins with something else is no switch.
exports.prefixed = (owner) => spawn("git", ["clone", `https://example.com/${owner}.git`]); // !safe command-injection
exports.refused = (url) => {
  if (url.startsWith("-")) throw new Error("no address");
  return spawn("git", ["clone", url]); // !safe command-injection
};
exports.matched = (url) => {
  if (!/^https:\/\/[\w./-]+$/.test(url)) throw new Error("no address");
  return spawn("git", ["clone", url]); // !safe command-injection
};

exports.begun = (url) => {
  if (!/^(?:git|https?):/.test(url)) throw new Error("no address");
  return spawn("git", ["clone", url]); // !safe command-injection
};
exports.undashed = (url) => {
  if (/^-/.test(url)) throw new Error("a switch");
  return spawn("git", ["clone", url]); // !safe command-injection
};
exports.beginsSo = (url) => {
  if (!url.startsWith("https:")) throw new Error("no address");
  return spawn("git", ["clone", url]); // !safe command-injection
};
exports.dashedOnly = (url) => {
  if (url.startsWith("--")) throw new Error("a long switch");
  return spawn("git", ["clone", url]); // !alert command-injection
};

// What the list is put together from.
exports.pieces = (url, more) => {
  const list = ["clone"];
  if (more) list.push("--quiet");
  list.push(url);
  return spawn("git", list); // !alert command-injection
};
exports.joined = (url) => spawn("git", ["clone", "--quiet"].concat([url, "folder"])); // !alert command-injection
exports.spread = (url, options) => spawn("git", ["clone", ...options, url]); // !alert command-injection

// Which command of git it is, its user decides.
exports.any = (list) => spawn("git", list); // !safe command-injection

// A function that starts git for others is handed the list, and with it the subcommand.
function git(list, options) {
  const done = spawnSync("git", list, { cwd: ".", ...options }); // !alert command-injection
  if (done.status !== 0) throw new Error("git failed");
  return done.stdout;
}
exports.fetchedBy = (remote, branch) => git(["fetch", remote, branch].filter(Boolean), {});

function gitWithDashes(list) {
  return spawnSync("git", list); // !safe command-injection
}
exports.dashedBy = (remote) => gitWithDashes(["fetch", "--", remote]);
exports.namedBy = (name) => gitWithDashes(["rev-parse", name]);
exports.fixedBy = () => gitWithDashes(["clone", "https://example.com/a.git"]);
exports.anyBy = (list) => gitWithDashes(list);

function start(program, list, done) {
  const child = crossSpawn(program, list); // !alert command-injection
  child.on("close", done);
}
function startOthers(program, list, done) {
  const child = crossSpawn(program, list); // !safe command-injection
  child.on("close", done);
}
function checked(list) {
  return git2(list.concat("--quiet"));
}
function git2(list) {
  return execFileSync("git", list); // !alert command-injection
}
exports.startedWith = (url, done) => start("git", ["clone", url], done);
exports.startedWithout = (name, done) => startOthers("find", [name], done);
exports.throughTwo = (url) => checked(["ls-remote", url]);

// A list that begins with a text is a list where a shell gets it as well.
function inShell(list) {
  return spawnSync("sh", list); // !alert command-injection
}
exports.shellOf = (name) => inShell(["-c", `cat ${name}`]);
