// What a shell is given behind the text that it runs are parameters of that text, which it does not read as code.
import { spawn, execFileSync } from "node:child_process";
import crossSpawn from "cross-spawn";
import { execa } from "execa";
import express from "express";
import pty from "node-pty";

const app = express();
app.use(express.json());

app.post("/labels", async (req, res) => {
  const name = req.body.name;
  spawn("sh", ["-c", 'lp -d office "$1"', "--", name]); // !safe command-injection
  execFileSync("/bin/bash", ["-ec", 'zip out.zip "$1"', "zip", name]); // !safe command-injection
  crossSpawn.sync("bash", ["-c", 'wc "$1" | sort', "count", name]); // !either command-injection -- its rows know programs by name alone
  await execa("sh", ["-c", 'wc "$1" | sort', "count", name], { shell: false }); // !either command-injection -- its rows know programs by name alone
  pty.spawn("bash", ["-c", 'less "$1"', "view", name], {}); // !safe command-injection
  Bun.spawn(["sh", "-c", 'wc "$1" | sort', "count", name]); // !either command-injection -- its rows know programs by name alone
  spawn("bash", ["scripts/label.sh", name]); // !safe command-injection
  spawn("sh", ["-c", `lp -d office ${name}`, "--", "x"]); // !alert command-injection
  spawn("sudo", ["sh", "-c", `lp ${name}`]); // !alert command-injection
  spawn("timeout", ["5", "bash", "-c", `lp ${name}`]); // !alert command-injection
  spawn("docker", ["exec", "printer", "sh", "-c", `lp ${name}`]); // !alert command-injection
  spawn("python3", ["-c", `print(${name})`]); // !alert code-injection
  spawn("python3", ["count.py", "-c", name]); // !either command-injection -- it may be a switch, and is no code
  spawn("bash", ["-x", "-c", `lp -d office ${name}`]); // !alert command-injection
  spawn("bash", ["-c", name]); // !alert command-injection
  spawn("cmd.exe", ["/c", "print", name]); // !alert command-injection
  pty.spawn("bash", ["-i", "-c", `less ${name}`], {}); // !alert command-injection
  Bun.spawn(["bash", "-x", "-c", `wc ${name}`]); // !alert command-injection
  const args = ["-c"];
  args.push(`lp ${name}`);
  spawn("sh", args); // !alert command-injection
  spawn("sh", ["-c"].concat(`lp ${name}`)); // !alert command-injection
  res.end();
});

app.post("/archives", async (req, res) => {
  await execa({ shell: true })`tar xf ${req.body.file}`; // !alert command-injection
  await execa({ cwd: "uploads" })`tar xf ${req.body.file}`; // !safe command-injection -- holes are escaped
  await execa`tar xf ${req.body.file}`; // !either command-injection -- without a shell, a name that begins with a dash is a switch
  res.end();
});
