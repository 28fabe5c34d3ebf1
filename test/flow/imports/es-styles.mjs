import express, { Router as makeRouter } from "express";
import { exec as run } from "node:child_process";
import * as childProcess from "child_process";
import childDefault from "node:child_process";

const router = makeRouter();
const { execSync: runNow } = childProcess;

router.get("/a", (req, res) => {
  const name = req.query.name; // !source
  run(`lp ${name}`); // !alert command-injection
  childProcess.exec(`lp ${name}`); // !alert command-injection
  childDefault.exec(`lp ${name}`); // !alert command-injection
  runNow(`lp ${name}`); // !alert command-injection
  run("lp label.pdf"); // !safe command-injection
  res.sendStatus(202);
});

export const app = express().use(router);
