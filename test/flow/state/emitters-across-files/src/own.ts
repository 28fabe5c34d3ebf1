import { EventEmitter } from "node:events";
import { exec } from "node:child_process";
import express from "express";

class Shop extends EventEmitter {
  place(label: string) {
    this.emit("own.placed", label);
  }
}
const shop = new Shop();
shop.on("own.placed", (label) => {
  exec(`lp ${label}`); // !alert command-injection
});
const app = express();
app.post("/own", express.json(), (req, res) => {
  shop.place(req.body.label);
  res.sendStatus(202);
});
