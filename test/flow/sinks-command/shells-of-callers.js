// Whether a shell runs it, and which text it runs, the function around or the caller says.
const express = require("express");
const childProcess = require("child_process");

const app = express();

function start(command, list, options) {
  const settings = { shell: true };
  if (options && options.cwd) settings.cwd = options.cwd;
  return new Promise((resolve, reject) => {
    const started = childProcess.spawn(command, list, settings); // !alert command-injection
    started.on("error", reject);
    started.on("close", resolve);
  });
}

function startPlain(command, list, options) {
  const settings = { shell: false };
  if (options && options.cwd) settings.cwd = options.cwd;
  return new Promise((resolve) => {
    childProcess.spawn(command, list, settings).on("close", resolve); // !safe command-injection
  });
}

function run(command, list, options) {
  return childProcess.spawn(command, list, options); // !alert command-injection
}

function runQuietly(command, list, options) {
  return childProcess.spawn(command, list, { ...options, stdio: "ignore" }); // !safe command-injection
}

function runIn(program, list) {
  return childProcess.execFileSync(program, list); // !alert command-injection
}

function runFile(program, list) {
  return childProcess.execFileSync(program, list); // !safe command-injection
}

app.get("/start", async (req) => {
  await start("mvn", ["tree", req.query.goal], { cwd: "/" });
  await startPlain("mvn", ["tree", req.query.goal], { cwd: "/" });
});
app.get("/run", (req) => {
  run("mvn", ["tree", req.query.goal], { shell: true });
  runQuietly("mvn", ["tree", req.query.goal], { cwd: "/" });
});
app.get("/runIn", (req) => {
  runIn("sh", ["-c", `mvn ${req.query.goal}`]);
  runFile("sh", ["goals.sh", req.query.goal]);
  runFile("mvn", ["-c", req.query.goal]);
});
