import Database from "better-sqlite3";
import express from "express";
import { Product } from "./models";

interface Line {
  price: number;
  pieces: number;
}
const app = express();
app.use(express.json());

// Only callers know who wrote which part of a line.
const sumOf = (lines: Line[]) => lines.reduce((sum, line) => sum + line.price * line.pieces, 0); // !alert negative-or-huge-quantity
const priceOf = ({ price, pieces }: Line) => price * pieces; // !safe negative-or-huge-quantity

app.post("/sum", async (req, res) => {
  const lines = await Promise.all(
    req.body.lines.map(async (line: Line & { sku: string }) => {
      const product = await Product.findOne({ sku: String(line.sku) });
      return { price: product!.price, pieces: line.pieces };
    }),
  );
  res.json({ total: sumOf(lines) });
});
// What both parts give together is told as a price of the sender's.
app.post("/quote", async (req, res) => {
  res.json({ total: priceOf(req.body) });
});
app.post("/checked", async (req, res) => {
  const product = await Product.findOne({ sku: String(req.body.sku) });
  const pieces = Number(req.body.pieces);
  if (!(pieces > 0)) return res.sendStatus(400);
  res.json({ total: priceOf({ price: product!.price, pieces }) });
});

class Cart {
  #lines: Line[] = [];
  put(line: Line) {
    if (line.pieces > 500) throw new RangeError("too many");
    this.#lines.push(line);
  }
  sum() {
    let sum = 0;
    for (const line of this.#lines) sum += line.price * line.pieces; // !alert negative-or-huge-quantity
    return sum;
  }
}
app.post("/cart", async (req, res) => {
  const cart = new Cart();
  for (const line of req.body.lines) {
    const product = await Product.findOne({ sku: String(line.sku) });
    cart.put({ ...line, price: product!.price });
  }
  res.json({ total: cart.sum() });
});

// A function in a transaction does what the function does.
const db = new Database("points.db");
const take = db.prepare("UPDATE members SET points = points - ? WHERE id = ?");
const give = db.prepare("UPDATE members SET points = points + ? WHERE id = ?");
const send = db.transaction((from: number, to: number, points: number) => {
  take.run(points, from); // !alert negative-or-huge-quantity
  give.run(points, to); // !alert negative-or-huge-quantity
});
app.post("/points", (req: any, res) => {
  send(req.session.member, req.session.partner, parseInt(req.body.points, 10));
  res.sendStatus(204);
});
