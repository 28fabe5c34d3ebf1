import { exec } from "node:child_process";
import express from "express";
import { Plan, Size } from "./schemas";

const app = express();
app.use(express.json());
app.post("/plans", (req, res) => {
  const plan: Plan = Plan.parse(req.body);
  exec(`plan ${plan.kind}`); // !safe command-injection
  exec(`plan ${plan.note}`); // !alert command-injection
  exec(`plan ${Size.parse(req.query.size)}`); // !safe command-injection
  res.end();
});
