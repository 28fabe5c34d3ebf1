// Objects that keep functions in a table of their own, and call them by a name that is sent.
const express = require("express");
const { WebSocketServer } = require("ws");
const { Pool } = require("pg");

const app = express();
app.use(express.json());
const pool = new Pool();

class Commands {
  #known = new Map();
  on(name, rules, run) {
    this.#known.set(name, { needs: rules.needs ?? null, run });
    return this;
  }
  async dispatch(socket, { name, payload }) {
    const command = this.#known.get(name);
    if (!command) return undefined;
    if (command.needs !== null && !socket[command.needs]) return undefined;
    return command.run({ socket }, payload ?? {});
  }
}
const commands = new Commands();
commands.on("rows", {}, (_, payload) => pool.query(`SELECT id FROM trays WHERE ${payload.where}`)); // !alert sql-injection
commands.on("row", {}, (_, payload) => pool.query("SELECT id FROM trays WHERE id = $1", [payload.id])); // !safe sql-injection
new WebSocketServer({ port: 8080 }).on("connection", (socket) => {
  socket.on("message", (data) => commands.dispatch(socket, JSON.parse(data)));
});

class Steps {
  constructor() {
    this.steps = [];
  }
  add(step) {
    this.steps.push(step);
  }
  run(input) {
    for (const step of this.steps) step(input);
  }
}
const steps = new Steps();
steps.add((input) => pool.query("DELETE FROM trays WHERE id = " + input.id)); // !alert sql-injection
steps.add((input) => pool.query("DELETE FROM trays WHERE id = " + Number(input.id))); // !safe sql-injection
app.post("/steps", (req, res) => {
  steps.run(req.body);
  res.end();
});

class Table {
  constructor() {
    this.handlers = {};
  }
  register(name, handler) {
    this.handlers[name] = handler;
  }
}
const table = new Table();
table.register("open", (body) => fetch(body.address)); // !alert ssrf
app.post("/run/:name", (req, res) => {
  table.handlers[req.params.name]?.(req.body); // !alert unchecked-method-call-by-name
  res.end();
});
