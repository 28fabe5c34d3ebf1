import express from "express";
import { isOwnMail } from "./check.ts";

const app = express();

app.get("/mail", (req, res) => {
  res.json(isOwnMail(String(req.query.mail)));
});
