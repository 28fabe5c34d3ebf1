// Every way to start a process.
import express, { type Request, type Response } from "express";
import * as childProcess from "node:child_process";
import { spawn, execFile, execSync, spawnSync, fork } from "child_process";
import shell from "shelljs";
import { execa, execaCommand, $ } from "execa";

const app = express();

app.post("/zip", (req: Request, res: Response) => {
  const { name, level } = req.query as Record<string, string>;
  childProcess.exec("zip out.zip " + name); // !alert command-injection
  execSync(`gzip -${level} out`); // !alert command-injection
  spawn("zip", ["out.zip", "--", name]); // !safe command-injection
  spawn("zip out.zip " + name, { shell: true }); // !alert command-injection
  spawn("sh", ["-c", "zip out.zip " + name]); // !alert command-injection
  spawnSync("bash", ["-c", `zip ${name}`]); // !alert command-injection
  execFile("zip", ["out.zip", "--", name]); // !safe command-injection
  execFile(name, ["--version"]); // !alert command-injection
  fork(`./jobs/${name}`); // !alert unsafe-dynamic-import
  shell.exec("convert " + name); // !alert command-injection
  res.end();
});

app.post("/execa", async (req: Request, res: Response) => {
  const name = String(req.query.name);
  await execa("convert", ["--", name]); // !safe command-injection
  await execaCommand(`convert ${name}`); // !alert command-injection
  await $`convert -- ${name}`; // !safe command-injection
  res.end();
});

const ALLOWED = ["png", "jpg"] as const;

app.post("/format", (req: Request, res: Response) => {
  const format = req.query.format as string;
  if (!ALLOWED.some((each) => each === format)) return res.sendStatus(400);
  childProcess.exec(`convert in.png out.${format}`); // !safe command-injection
  const size = req.query.size as string;
  if (!/^\d+x\d+$/.test(size)) throw new Error("size");
  childProcess.exec(`convert -size ${size} in.png out.png`); // !safe command-injection
  switch (req.query.mode) {
    case "fast":
    case "slow":
      childProcess.exec(`encode --${req.query.mode}`); // !safe command-injection
      break;
    default:
      childProcess.exec(`encode --${req.query.mode}`); // !alert command-injection
  }
  return res.end();
});
