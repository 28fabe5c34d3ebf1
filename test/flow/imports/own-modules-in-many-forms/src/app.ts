import { exec } from "node:child_process";
import express from "express";
import same = require("./assigned");
import { circle, labels } from "./barrel.ts";
import both from "./both.js";
import * as getters from "./getters.js";
import { Kind, Labels } from "./namespaces.ts";
import { NumberPrinter, TextPrinter, marked, show } from "./printers.ts";

const app = express();

app.get("/labels", async (req, res) => {
  const name = req.query.name as string; // !source
  exec("print " + Labels.same(name)); // !alert command-injection
  exec("print " + Labels.Inner.twice(name)); // !alert command-injection
  exec("print " + Labels.counted(name)); // !safe command-injection
  exec("print " + Labels.prefix); // !safe command-injection
  exec("print " + Kind.A); // !safe command-injection
  exec("print " + Kind[name as keyof typeof Kind]); // !safe command-injection
  exec("print " + same(name)); // !alert command-injection
  exec("print " + new TextPrinter().print(name)); // !alert command-injection
  exec("print " + new NumberPrinter().print(name)); // !safe command-injection
  exec("print " + show(new TextPrinter(), name)); // !alert command-injection
  exec("print " + show(new NumberPrinter(), name)); // !safe command-injection
  exec("print " + getters.same(name)); // !alert command-injection
  exec("print " + both.same(name)); // !alert command-injection
  exec("print " + both.other(name)); // !alert command-injection
  exec("print " + both.num(name)); // !safe command-injection
  exec("print " + labels.plain(name)); // !alert command-injection
  exec("print " + circle(name)); // !alert command-injection
  const lazy = await import("./plain.ts");
  exec("print " + lazy.plain(name)); // !alert command-injection
  exec("print " + (await import("./plain.ts")).default(name)); // !alert command-injection
  void import("./plain.ts").then(({ plain }) => exec("print " + plain(name))); // !alert command-injection
  res.end();
});

class Labeller {
  @marked("label")
  print(name: string) {
    exec("print " + name); // !alert command-injection
  }
}

app.get("/marked", (req, res) => {
  new Labeller().print(req.query.name as string); // !source
  res.end();
});

namespace Own {
  const prefix = "print ";
  export function print(name: string): void {
    exec(prefix + name); // !alert command-injection
  }
  export function count(name: string): void {
    exec(prefix + Number(name)); // !safe command-injection
  }
}

app.get("/own", (req, res) => {
  Own.print(req.query.name as string); // !source
  Own.count(req.query.name as string);
  res.end();
});
