// What a class takes over from the one above it, and `this` in arrow functions.
import express from "express";
import { exec } from "node:child_process";

class Base {
  constructor(readonly label: string) {}
  print() {
    exec(`lp ${this.label}`); // !alert command-injection
  }
  describe() {
    exec("lp x");
  }
}
class Tag extends Base {
  static tray = "one";
  static build(name: string) {
    return new this(name);
  }
  constructor(name: string) {
    super(`tag-${name}`);
  }
  describe() {
    super.describe();
    this.each(["x"]);
  }
  each(list: string[]) {
    list.forEach((x) => this.out(x));
  }
  out(text: string) {
    exec(`lp ${text} ${this.label}`); // !alert command-injection
  }
}
class Settings {
  #name = "";
  set name(value: string) {
    this.#name = `n-${value}`;
  }
  get full() {
    return this.#name;
  }
}

const app = express();
app.get("/a", (req, res) => {
  new Tag(String(req.query.name)).print();
  new Tag(String(req.query.name)).describe();
  const s = new Settings();
  s.name = String(req.query.s);
  exec(`lp ${s.full}`); // !alert command-injection
  const t = new Settings();
  t.name = "fixed";
  exec(`lp ${t.full}`); // !safe command-injection
  res.sendStatus(202);
});
app.get("/b", (req, res) => {
  exec(`lp ${Tag.tray}`); // !safe command-injection
  exec(`lp ${Tag.build(String(req.query.b)).label}`); // !alert command-injection
  res.sendStatus(202);
});
