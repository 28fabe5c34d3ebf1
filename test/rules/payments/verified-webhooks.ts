/** A store of a few files with what is to be seen in it. */
export type Case = readonly [name: string, files: Readonly<Record<string, string>>];

/** Webhooks that ask who sends, as they should: no rule about signatures has anything to say. */
export const VERIFIED: readonly Case[] = [
  [
    "stripe",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.KEY);
const app = express();
app.post("/webhook", express.raw({ type: "*/*" }), async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], process.env.S);
  if (event.type === "checkout.session.completed") await Order.updateOne({ _id: event.data.object.metadata.id }, { isPaid: true });
  res.sendStatus(200);
});
`,
    },
  ],
  [
    "hmac own helper",
    {
      "src/app.js": `const express = require("express");
const { checkSign } = require("./sign");
const app = express();
app.post("/webhook", async (req, res) => {
  if (!checkSign(req)) return res.sendStatus(400);
  await Order.updateOne({ _id: req.body.id }, { isPaid: true });
  res.sendStatus(200);
});
`,
      "src/sign.js": `const crypto = require("crypto");
exports.checkSign = (req) => crypto.createHmac("sha512", process.env.S).update(JSON.stringify(req.body)).digest("hex") === req.headers["x-paystack-signature"];
`,
    },
  ],
];
