import { exec } from "node:child_process";
import express from "express";
import { z } from "zod";

type Plan = z.infer<typeof Plan>;
const Plan = z.object({ kind: z.enum(["small", "large"]), note: z.string() });
const Size = z.enum(["s", "m"]);
type Size = z.infer<typeof Size>;
const COLOURS = ["red", "blue"] as const;
type COLOURS = (typeof COLOURS)[number];

const app = express();
app.use(express.json());
app.post("/plans", (req, res) => {
  const plan: Plan = Plan.parse(req.body);
  exec(`plan ${plan.kind}`); // !safe command-injection
  exec(`plan ${plan.note}`); // !alert command-injection
  const size: Size = Size.parse(req.query.size);
  exec(`plan ${size}`); // !safe command-injection
  const colour = String(req.query.colour) as COLOURS;
  if (!COLOURS.includes(colour)) return res.sendStatus(400);
  exec(`plan ${colour}`); // !safe command-injection
  res.end();
});
