import express from "express";
import { isExactlyOurs, isOurs, leavesFolder, leavesFolderTyped } from "./checks.ts";

const app = express();

app.get("/file", (req, res) => {
  if (leavesFolder(req.query.file as string) || leavesFolderTyped(req.query.file)) return res.sendStatus(400);
  res.sendStatus(204);
});
app.get("/go", (req, res) => {
  const address = String(req.query.to);
  res.json(isOurs(address) && isExactlyOurs(address));
});
