const express = require("express");
const { Schema, model } = require("mongoose");
const { requireUser } = require("./auth");

const GiftCard = model("GiftCard", new Schema({ owner: String, balance: Number }));
const app = express();
app.use(express.json(), requireUser);

app.post("/transfer", async (req, res) => {
  const card = await GiftCard.findOne({ owner: req.user.id });
  const amount = Number(req.body.amount); // !source
  if (amount > card.balance) return res.sendStatus(400); // !either negative-or-huge-quantity -- the check that lets it through
  card.balance -= amount; // !alert negative-or-huge-quantity -- a negative amount is below every balance
  await card.save();
  res.sendStatus(204);
});

app.post("/transfer-checked", async (req, res) => {
  const card = await GiftCard.findOne({ owner: req.user.id });
  const amount = Number(req.body.amount);
  if (!(amount > 0) || amount > card.balance) return res.sendStatus(400);
  card.balance -= amount; // !safe negative-or-huge-quantity
  await card.save();
  res.sendStatus(204);
});
