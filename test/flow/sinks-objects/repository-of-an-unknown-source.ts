// Where the source of data is made, nobody sees here.
import express from "express";
import { runningShop } from "./running-shop";

class Order {
  note = "";
  total = 0;
}
const app = express();
app.put("/orders/:id", async (req, res) => {
  const shop = runningShop();
  const order = await shop.source.getRepository(Order).findOneBy({ id: req.params.id }); // !alert idor-by-request-id
  const changed = new Order();
  Object.assign(changed, req.body);
  shop.source.getRepository(Order).merge(order, changed); // !alert mass-assignment
  const note = new Order();
  note.note = String(req.body.note);
  shop.source.getRepository(Order).merge(order, note); // !safe mass-assignment
  res.json(await shop.source.getRepository(Order).query(`select ${req.body.fields} from orders`)); // !alert sql-injection
});
