import express from "express";
import { mergeSettings, parsePath, replaceSettings } from "./settings";

const app = express();
app.use(express.json());

app.post("/settings", (req, res) => res.json(mergeSettings(req.body)));
app.put("/settings", (req, res) => res.json(replaceSettings(req.body)));
app.patch("/settings", (req, res) => {
  const { path, value } = req.body; // !source
  parsePath(path, value);
  res.sendStatus(204);
});
