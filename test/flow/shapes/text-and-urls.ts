import express from "express";
import { exec } from "node:child_process";

const app = express();

app.get("/a", (req, res) => {
  const name = String(req.query.name); // !source
  exec(`lp ${name.trim().toUpperCase().padEnd(20).substring(1)}`); // !alert command-injection
  exec(`lp ${name.split(",")[0]}`); // !alert command-injection
  exec(`lp ${name.replace("a", "b").replaceAll("c", "d")}`); // !alert command-injection
  exec(`lp ${"label-NAME.pdf".replace("NAME", name)}`); // !alert command-injection
  exec(`lp ${[...name].reverse().join("")}`); // !alert command-injection
  exec(`lp ${name.charCodeAt(0)}`); // !safe command-injection
  exec(`lp ${name.startsWith("x")}`); // !safe command-injection
  exec(`lp ${name.localeCompare("x")}`); // !safe command-injection
  exec(`lp ${Buffer.from(name, "base64").toString("utf8")}`); // !alert command-injection
  exec(`lp ${atob(name)}`); // !alert command-injection
  exec(`lp ${decodeURIComponent(name)}`); // !alert command-injection
  const url = new URL(name);
  exec(`curl ${url.href}`); // !alert command-injection
  exec(`curl ${url.searchParams.get("x")}`); // !alert command-injection
  exec(`curl -p ${url.port}`); // !spurious command-injection -- the port of an address is always a number
  exec(`lp ${new URLSearchParams(name).get("label")}`); // !alert command-injection
  const page = parseInt(name, 10);
  exec(`lp -P ${page}`); // !safe command-injection
  exec(`lp -P ${+name}`); // !safe command-injection
  exec(`lp -P ${Number.parseFloat(name).toFixed(2)}`); // !safe command-injection
  exec(`lp ${new Date(name).toISOString()}`); // !safe command-injection
  exec(`lp ${name === "x" ? "x.pdf" : "y.pdf"}`); // !safe command-injection
  const match = /^label-(.+)$/.exec(name);
  exec(`lp ${match?.[1]}`); // !alert command-injection
  res.sendStatus(202);
});
