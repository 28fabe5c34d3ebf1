// What stands behind a file of commands is its parameter, and no code.
import { spawn } from "node:child_process";
import crossSpawn from "cross-spawn";
import { execa } from "execa";
import express from "express";

const app = express();

app.post("/labels", async (req, res) => {
  const copies = `${req.body.copies}`;
  spawn("sh", ["/srv/shop/print.sh", copies]); // !safe command-injection
  await execa("sh", ["/srv/shop/print.sh", copies]); // !safe command-injection
  crossSpawn("sh", ["/srv/shop/print.sh", copies]); // !safe command-injection
  await execa("sh", ["-c", copies]); // !alert command-injection
  res.sendStatus(202);
});
