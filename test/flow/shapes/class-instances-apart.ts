// What one instance holds is not what another one holds.
import express from "express";
import { exec } from "node:child_process";

class Job {
  constructor(readonly text: string) {}
}

express().get("/a", (req, res) => {
  const fixed = new Job("label.pdf");
  const given = new Job(String(req.query.name));
  exec(`lp ${fixed.text}`); // !safe command-injection
  exec(`lp ${given.text}`); // !alert command-injection
  res.sendStatus(202);
});
