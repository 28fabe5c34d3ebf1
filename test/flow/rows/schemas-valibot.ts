import express from "express";
import * as v from "valibot";
import { exec } from "node:child_process";

const app = express();
app.use(express.json());

const Line = v.object({ sku: v.string(), copies: v.pipe(v.number(), v.integer()), size: v.picklist(["a", "b"]), label: v.optional(v.string()) });
const Lines = v.array(v.number());
app.post("/parse", async (req, res) => {
  const line = v.parse(Line, req.body);
  exec(`lp -n ${line.copies} -o ${line.size}`); // !safe command-injection
  exec(`lp ${line.label}`); // !alert command-injection
  const later = await v.parseAsync(Line, req.body);
  exec(`lp ${later.sku}`); // !alert command-injection
  exec(`lp -n ${later.copies}`); // !safe command-injection
  res.end();
});
app.post("/safe", (req, res) => {
  const checked = v.safeParse(Line, req.body);
  exec(`lp -n ${checked.output.copies}`); // !safe command-injection
  exec(`lp ${checked.output.sku}`); // !alert command-injection
  if (checked.success) exec(`lp -o ${req.body.size}`); // !safe command-injection
  res.end();
});
app.post("/assert", async (req, res) => {
  v.assert(Line, req.body);
  exec(`lp -o ${req.body.size}`); // !safe command-injection
  for (const each of v.parse(Lines, req.body.lines)) exec(`lp -n ${each}`); // !safe command-injection
  res.end();
});
