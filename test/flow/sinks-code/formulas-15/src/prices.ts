import express from "express";
import { create, all, evaluate, parser } from "mathjs";

const app = express();
app.use(express.json());

app.post("/price", (req, res) => {
  const price = evaluate(req.body.formula, { cost: 12 }); // !safe code-injection
  const other = create(all).evaluate(req.body.other); // !safe code-injection
  const third = parser().evaluate(req.body.third); // !safe code-injection
  res.json({ price, other, third });
});
