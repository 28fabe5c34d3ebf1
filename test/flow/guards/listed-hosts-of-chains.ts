import express from "express";
import { body, validationResult } from "express-validator";
import * as v from "valibot";
import { exec } from "node:child_process";

const app = express();
app.use(express.json());

const valid = (req, res, next) => {
  const errors = validationResult(req);
  if (!errors.isEmpty()) return res.status(422).json({ errors: errors.array() });
  next();
};

app.post("/listed", body("source").isURL({ protocols: ["https"], host_whitelist: ["art.example"] }).bail(), valid, async (req, res) => {
  const reply = await fetch(req.body.source); // !safe ssrf
  exec(`curl ${req.body.source}`); // !alert command-injection
  res.json({ status: reply.status });
});
app.post("/any", body("source").isURL({ protocols: ["https"] }), valid, async (req, res) => {
  const reply = await fetch(req.body.source); // !alert ssrf
  res.json({ status: reply.status });
});

const Page = v.object({ page: v.pipe(v.string(), v.regex(/^\d+$/)), text: v.pipe(v.string(), v.minLength(1)), word: v.pipe(v.string(), v.regex(/\w/)) });
app.post("/pages", (req, res) => {
  const { page, text, word } = v.parse(Page, req.body);
  exec(`lp -P ${page}`); // !safe command-injection
  exec(`lp -T ${text}`); // !alert command-injection
  exec(`lp -W ${word}`); // !alert command-injection
  res.end();
});
