import express from "express";
import { exec } from "node:child_process";

const app = express();
app.use(express.json());

app.post("/a", (req, res) => {
  const names: string[] = req.body.names; // !source
  exec(`lp ${names.map((name) => name.trim()).join(" ")}`); // !alert command-injection
  exec(`lp ${names.filter(Boolean)[0]}`); // !alert command-injection
  exec(names.reduce((text, name) => `${text} ${name}`, "lp")); // !alert command-injection
  exec(`lp ${names.at(-1)}`); // !alert command-injection
  exec(`lp ${names.find((name) => name.length > 3)}`); // !alert command-injection !either type-confusion-through-parameter-tampering -- a list in the list passes
  exec(`lp ${names.flatMap((name) => [name, "x"]).sort().reverse().slice(1)}`); // !alert command-injection
  exec(`lp ${Array.from(new Set(names)).join(" ")}`); // !alert command-injection
  exec(`lp ${names.map((name) => name.length).join(" ")}`); // !safe command-injection
  exec(`lp ${names.map(() => "label.pdf").join(" ")}`); // !safe command-injection
  exec(`lp -n ${names.length}`); // !safe command-injection
  exec(`lp ${names.map(Number).join(" ")}`); // !safe command-injection
  exec(`lp ${names.indexOf("x")}`); // !safe command-injection
  names.forEach((name, index) => {
    exec(`lp ${name}`); // !alert command-injection
    exec(`lp -n ${index}`); // !safe command-injection
  });
  const parts = ["lp"];
  parts.push(names[0]!);
  exec(parts.join(" ")); // !alert command-injection
  const other = ["lp"];
  other.unshift("sudo");
  exec(other.join(" ")); // !safe command-injection
  for (let i = 0; i < names.length; i++) exec("lp " + names[i]); // !alert command-injection
  for (const i in names) exec("lp " + names[i]); // !alert command-injection
  for (const [i, name] of names.entries()) exec(`lp -n ${i} ${name}`); // !alert command-injection
  let j = 0;
  while (j < names.length) exec("lp " + names[j++]); // !alert command-injection
  res.sendStatus(202);
});
