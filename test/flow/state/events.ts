// Events are calls with a name between them.
import express from "express";
import { EventEmitter } from "node:events";
import { exec } from "node:child_process";

const app = express();
const bus = new EventEmitter();
class Orders extends EventEmitter {
  place(label: string) {
    this.emit("placed", { label, at: Date.now() });
  }
}
const orders = new Orders();

bus.on("label", (text) => exec(`lp ${text}`)); // !alert command-injection
bus.on("count", (count) => exec(`lp -n ${count}`)); // !safe command-injection
orders.on("placed", (order) => {
  exec(`lp ${order.label}`); // !alert command-injection
  exec(`lp ${order.at}`); // !safe command-injection
});

app.post("/labels", (req, res) => {
  bus.emit("label", req.query.text);
  bus.emit("count", Number(req.query.count));
  orders.place(req.query.text as string);
  res.end();
});
