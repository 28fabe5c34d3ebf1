import express from "express";
import { z } from "zod";

const app = express();
app.use(express.json());

app.get("/includes", (req, res) => {
  const file = req.query.file as string;
  if (file.includes("..")) return res.sendStatus(400); // !alert type-confusion-through-parameter-tampering
  res.sendStatus(204);
});
app.get("/index", (req, res) => {
  const { next } = req.query;
  if (next.indexOf("//") === 0) return res.sendStatus(400); // !alert type-confusion-through-parameter-tampering
  res.sendStatus(204);
});
app.post("/length", (req, res) => {
  const { comment } = req.body;
  if (comment.length > 500) return res.sendStatus(400); // !alert type-confusion-through-parameter-tampering
  res.sendStatus(204);
});
app.get("/used-as-text", (req, res) => {
  const x = req.query.x as string;
  if (x.length > 20) return res.sendStatus(400); // !alert type-confusion-through-parameter-tampering
  res.json(`found ${x}`);
});
app.get("/typed", (req, res) => {
  const { file } = req.query;
  if (typeof file !== "string" || file.includes("..")) return res.sendStatus(400); // !safe type-confusion-through-parameter-tampering
  res.sendStatus(204);
});
app.get("/string", (req, res) => {
  const file = String(req.query.file);
  if (file.includes("..")) return res.sendStatus(400); // !safe type-confusion-through-parameter-tampering
  res.sendStatus(204);
});
app.get("/lines", (req, res) => {
  for (const line of (req.query.text as string).split("\n")) {
    if (line.includes("..")) return res.sendStatus(400); // !safe type-confusion-through-parameter-tampering
  }
  res.sendStatus(204);
});
app.get("/template", (req, res) => {
  const file = `${req.query.file}`;
  if (file.includes("..")) return res.sendStatus(400); // !safe type-confusion-through-parameter-tampering
  res.sendStatus(204);
});
app.get("/params/:file", (req, res) => {
  if (req.params.file.includes("..")) return res.sendStatus(400); // !safe type-confusion-through-parameter-tampering
  res.sendStatus(204);
});
app.get("/list", (req, res) => {
  const tags = req.query.tags as string[];
  if (tags.includes("sale")) return res.sendStatus(400); // !safe type-confusion-through-parameter-tampering
  res.sendStatus(204);
});
app.post("/items", (req, res) => {
  const { items } = req.body;
  if (items.length > 50) return res.sendStatus(400); // !safe type-confusion-through-parameter-tampering
  res.json(items.map((item: { id: string }) => item.id));
});
app.get("/array-refused", (req, res) => {
  const { file } = req.query;
  if (Array.isArray(file)) return res.sendStatus(400);
  if ((file as string).includes("..")) return res.sendStatus(400); // !safe type-confusion-through-parameter-tampering
  res.sendStatus(204);
});
app.get("/lower-case", (req, res) => {
  const file = (req.query.file as string).toLowerCase();
  if (file.includes("..")) return res.sendStatus(400); // !safe type-confusion-through-parameter-tampering -- lists have no toLowerCase
  res.sendStatus(204);
});
app.post("/schema", (req, res) => {
  const { file } = z.object({ file: z.string() }).parse(req.body);
  if (file.includes("..")) return res.sendStatus(400); // !safe type-confusion-through-parameter-tampering
  res.sendStatus(204);
});
app.get("/empty", (req, res) => {
  const { name } = req.query;
  if (name.length === 0) return res.sendStatus(400); // !safe type-confusion-through-parameter-tampering
  res.sendStatus(204);
});
