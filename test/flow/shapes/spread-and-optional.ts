import express from "express";
import { exec } from "node:child_process";

const app = express();
app.use(express.json());

function print(options: { label: string; printer: string }, ...extra: string[]) {
  exec(`lp -d ${options.printer} ${options.label}`); // !alert command-injection
  exec(`lp ${extra[0]}`); // !alert command-injection
}

app.post("/a", (req, res) => {
  const args = ["x", req.body.extra] as const;
  print({ printer: "desk", ...req.body }, ...args.slice(1));
  const merged = { ...req.body, label: "label.pdf" };
  exec(`lp ${merged.label}`); // !safe command-injection
  exec(`lp ${merged.other}`); // !alert command-injection
  exec(`lp ${req.body?.deep?.["label"] ?? "label.pdf"}`); // !alert command-injection
  exec(`lp ${req?.query?.label?.toString().trim()}`); // !alert command-injection
  exec(["lp", req.body.label].concat("x").join(" ")); // !alert command-injection
  exec(req.body.fast ? "lp -o fast" : "lp"); // !safe command-injection
  exec((req.body.label && "lp label.pdf") || "lp"); // !safe command-injection
  exec(req.body.command || "lp"); // !alert command-injection
  res.sendStatus(202);
});
