import express from "express";
import mongoSanitize from "express-mongo-sanitize";
import { User } from "./user.mjs";

const app = express();
app.use(express.json());
app.use((req, _res, next) => {
  if (req.body) mongoSanitize.sanitize(req.body);
  next();
});

app.post("/forgot", async (req, res) => {
  const user = await User.findOne({ email: req.body.email }); // !safe nosql-operator-injection
  res.json({ known: Boolean(user) });
});
