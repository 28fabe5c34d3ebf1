const express = require("express");
const mongoose = require("mongoose");
const winston = require("winston");

const app = express();
app.use(express.json());
const logger = winston.createLogger({ format: winston.format.json(), transports: [new winston.transports.Console()] });
const Payment = mongoose.model("Payment", new mongoose.Schema({ owner: String, reference: String, lastFour: String }));
const Draft = mongoose.model("Draft", new mongoose.Schema({}, { strict: false }));

app.post("/a", async (req, res) => {
  const { cardNumber, cvc, holder } = req.body; // !source
  await Draft.create({ holder, cardNumber }); // !alert card-data-handled
  await Draft.create({ holder, securityCode: cvc }); // !alert card-data-handled
  logger.info("paying", { cardNumber }); // !alert card-data-logged
  logger.info("paying", { card: "**** " + String(cardNumber).slice(-4) }); // !safe card-data-logged
  await Payment.create({ owner: holder, reference: String(req.body.reference), lastFour: String(cardNumber).slice(-4) }); // !safe card-data-handled
  res.sendStatus(201);
});
