import express from "express";
import { printing, readLabel, runShell } from "./lib";
import log, { stockOf } from "./lib/stock";

const app = express();

app.get("/a", async (req, res) => {
  const name = String(req.query.name);
  runShell(`lp ${name}`);
  printing.print(name);
  await readLabel(name);
  log("asked");
  res.json(await stockOf(name));
});
