import { spawn, spawnSync } from "node:child_process";
import express from "express";

const app = express();
const windows = process.platform === "win32";

app.get("/files", (req, res) => {
  const shell = windows ? "cmd.exe" : "/bin/sh";
  const child = spawn(shell, [windows ? "/c" : "-c", `dir ${req.query.folder}`]); // !alert command-injection
  child.stdout.pipe(res);
});

app.get("/orders", (req, res) => {
  let shell = "bash";
  switch (process.platform) {
    case "win32":
      shell = "powershell";
      break;
    case "freebsd":
      shell = "sh";
      break;
  }
  const done = spawnSync(shell, ["-c", `cat ${req.query.order}`]); // !alert command-injection
  res.send(done.stdout.toString());
});

// Neither of these is a shell, and what is handed to them stays one argument.
app.get("/sizes", (req, res) => {
  const program = windows ? "where" : "which";
  const done = spawnSync(program, [String(req.query.name)]); // !safe command-injection
  res.type("text").send(done.stdout.toString());
});

app.get("/times", (req, res) => {
  const shell = windows ? "cmd.exe" : "/bin/sh";
  const child = spawn(shell, ["-c", "date"]); // !safe command-injection
  child.stdout.pipe(res);
});
