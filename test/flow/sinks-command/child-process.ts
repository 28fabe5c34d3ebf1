import express from "express";
import * as cp from "node:child_process";
import { promisify } from "node:util";

const app = express();
const execAsync = promisify(cp.exec);

app.get("/thumb", async (req, res) => {
  const file = String(req.query.file); // !source
  cp.exec(`convert ${file} -resize 200 out.png`); // !alert command-injection
  cp.execSync("convert " + file + " out.png"); // !alert command-injection
  cp.spawn(`convert ${file} out.png`, { shell: true }); // !alert command-injection
  cp.spawn("sh", ["-c", `convert ${file} out.png`]); // !alert command-injection
  cp.spawn("convert", ["--", file, "out.png"]); // !safe command-injection
  cp.execFile("convert", [`./uploads/${file}`, "out.png"]); // !safe command-injection
  cp.spawn(file, ["--version"]); // !alert command-injection
  await execAsync(`identify ${file}`); // !alert command-injection
  await execAsync("identify in.png"); // !safe command-injection
  cp.execSync(`convert "${file.replace(/"/g, "")}" out.png`); // !alert command-injection
  cp.exec(`convert in.png -resize ${Number(req.query.width)} out.png`); // !safe command-injection
  res.sendStatus(202);
});
