import express from "express";
import { execa } from "execa";
import nodeCmd from "node-cmd";
import { exec as execHere } from "platform-command";
import spawn from "cross-spawn";
import shell from "shelljs";
import { fetch as zxFetch } from "zx";
import { exec as execLater } from "child-process-promise";
import { Client } from "ssh2";
import { simpleGit } from "simple-git";

const app = express();
app.get("/", async (req, res) => {
  const { q } = req.query;
  await execa("lp", [q], { shell: true }); // !alert command-injection
  await execa("lp", ["--", q]); // !safe command-injection
  nodeCmd.run(`lp ${q}`); // !alert command-injection
  execHere(`lp ${q}`); // !alert command-injection
  spawn("lp", [q], { shell: true }); // !alert command-injection
  spawn(q); // !alert command-injection
  shell.rm(`/srv/${q}`); // !alert path-traversal
  await zxFetch(q); // !alert ssrf
  await execLater(`lp ${q}`); // !alert command-injection
  new Client().exec(`lp ${q}`, () => {}); // !alert command-injection
  await simpleGit().clone("https://git.test/shop", "--", q); // !either command-injection -- a folder of one's own
  res.end();
});
