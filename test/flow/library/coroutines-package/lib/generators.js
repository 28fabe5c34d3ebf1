// Generators that a runner waits for.
const { exec } = require("child_process");
const co = require("co");
const bluebird = require("bluebird");

exports.print = co.wrap(function* (file) {
  const name = yield Promise.resolve(file);
  yield exec("lp " + name); // !alert command-injection
  yield exec("lp -n " + name.length); // !safe command-injection
});

exports.show = (file) =>
  co(function* () {
    const name = yield find(file);
    return exec("show " + name); // !alert command-injection
  });

exports.open = bluebird.coroutine(function* (file) {
  const name = yield* find(file);
  return exec("open " + name); // !alert command-injection
});

exports.close = bluebird.method(function (file) {
  return exec("close " + file); // !alert command-injection
});

exports.told = (file) =>
  co(function* () {
    return yield find(file);
  }).then((name) => exec("tell " + name)); // !alert command-injection

exports.quiet = (file) =>
  co(function* () {
    yield find(file);
    return "it";
  }).then((name) => exec("tell " + name.length)); // !safe command-injection

function* find(name) {
  const found = yield Promise.resolve(name);
  return found;
}
