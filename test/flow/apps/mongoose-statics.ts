import express from "express";
import mongoose, { Schema, model } from "mongoose";

const accountSchema = new Schema({ email: String }, {
  statics: {
    byEmail(email: string) {
      return this.findOne({ email }); // !alert nosql-operator-injection
    },
    byText(email: string) {
      return this.findOne({ email: String(email) }); // !safe nosql-operator-injection
    },
  },
});
const Account = model("Account", accountSchema);

const app = express();
app.use(express.json());
app.post("/accounts", async (req, res) => {
  const found = await Account.byEmail(req.body.email);
  const other = await Account.byText(req.body.email);
  res.json({ found: Boolean(found), other: Boolean(other) });
});
