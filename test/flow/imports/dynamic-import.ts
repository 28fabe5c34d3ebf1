import express from "express";

const app = express();

app.get("/a", async (req, res) => {
  const { exec } = await import("node:child_process");
  exec(`lp ${req.query.name}`); // !alert command-injection
  const fs = await import("node:fs/promises");
  await fs.readFile(`labels/${req.query.name}`); // !alert path-traversal
  import("node:child_process").then((cp) => cp.exec(`lp ${req.query.name}`)); // !alert command-injection
  exec("lp label.pdf"); // !safe command-injection
  res.sendStatus(202);
});
