const matter = require("gray-matter");
const open = require("open");
const promiseSpawn = require("@npmcli/promise-spawn");
const ExecLimiter = require("exec-limiter");

// A head that begins with `---js` is run, unless the options say what reads it.
exports.read = (text) => matter(text).content; // !alert unsafe-deserialization
exports.readPlain = (text) => matter(text, { engines: { js: () => ({}) } }).content; // !safe unsafe-deserialization
exports.readWith = (text, options) => matter(text, options).content; // !safe unsafe-deserialization
exports.readOwn = () => matter("---\ntitle: x\n---").content; // !safe unsafe-deserialization

// What is opened may be a program; an address is none.
exports.handler = async (req, res) => {
  await open(req.body.url); // !alert command-injection
  res.end();
};
exports.checked = async (req, res) => {
  const { url } = req.body;
  try {
    const address = new URL(url);
    if (address.protocol !== "http:" && address.protocol !== "https:") return res.end("no address");
  } catch {
    return res.end("no address");
  }
  await open(url); // !safe command-injection
  return res.end();
};
exports.show = (port) => open(`http://localhost:${port}/`); // !safe command-injection

exports.listed = (url) => promiseSpawn("git", ["ls-remote", url]); // !alert command-injection
exports.listedSafely = (url) => promiseSpawn("git", ["ls-remote", "--", url]); // !safe command-injection

const limiter = new ExecLimiter();
exports.later = (name, done) => limiter.add(`git show ${name}`, { cwd: "." }, done); // !alert command-injection
exports.laterOwn = (done) => limiter.add("git status", { cwd: "." }, done); // !safe command-injection
