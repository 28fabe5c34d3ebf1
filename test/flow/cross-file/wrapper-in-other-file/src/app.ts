import express from "express";
import { exec } from "node:child_process";
import { handle } from "./lib/handler";

const app = express();
app.use(express.json());

app.post("/print", handle<{ label: string }>(async ({ label }, res) => {
  exec(`lp ${label}`); // !alert command-injection
  exec("lp label.pdf"); // !safe command-injection
  res.sendStatus(202);
}));
