import express from "express";
import { exec } from "node:child_process";

const app = express();
app.use(express.json());

app.post("/a", (req, res) => {
  const name: string = req.body.name; // !source
  const job = { label: name, printer: "desk" };
  exec(`lp -d ${job.printer}`); // !safe command-injection
  exec(`lp ${job.label}`); // !alert command-injection
  exec(`lp ${Object.values(job).join(" ")}`); // !alert command-injection
  exec(`lp ${Object.keys(job).join(" ")}`); // !safe command-injection -- names and values of an object are told apart
  exec(`lp ${Object.entries(job).map(([key, value]) => `${key}=${value}`)}`); // !alert command-injection
  exec(`lp ${Object.keys(req.body).join(" ")}`); // !alert command-injection -- the sender names the keys
  const copy = Object.assign({}, { tray: "one" }, { label: name });
  exec(`lp -t ${copy.tray}`); // !safe command-injection
  exec(`lp ${copy.label}`); // !alert command-injection
  const rebuilt = Object.fromEntries(Object.entries(req.body).map(([key, value]) => [key, value]));
  exec(`lp ${rebuilt.label}`); // !alert command-injection
  const round = JSON.parse(JSON.stringify({ label: name, tray: "one" }));
  exec(`lp ${round.label}`); // !alert command-injection
  const cloned = structuredClone({ deep: { label: name } });
  exec(`lp ${cloned.deep.label}`); // !alert command-injection
  const map = new Map<string, string>();
  map.set("label", name);
  exec(`lp ${map.get("label")}`); // !alert command-injection
  for (const [, value] of map) exec(`lp ${value}`); // !alert command-injection
  const set = new Set([name]);
  set.forEach((value) => exec(`lp ${value}`)); // !alert command-injection
  const key = "label";
  exec(`lp ${job[key]}`); // !alert command-injection
  const bag: Record<string, string> = {};
  bag["x"] = name;
  bag["y"] = "label.pdf";
  exec(`lp ${bag["y"]}`); // !safe command-injection
  exec(`lp ${bag.x}`); // !alert command-injection
  res.sendStatus(202);
});

app.get("/getter", (req, res) => {
  const report = {
    get command() {
      return `report ${req.query.month}`; // !source
    },
    set command(text: string) {
      console.log(text.length);
    },
    get fixed() {
      return "report today";
    },
  };
  exec(report.command); // !alert command-injection
  exec(report.fixed); // !safe command-injection
  res.end();
});
