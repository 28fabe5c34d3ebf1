import { rm } from "node:fs/promises";
import path from "node:path";
import cookieParser from "cookie-parser";
import express from "express";

const app = express();
app.use(cookieParser());
const sessions = new Set<string>();

app.get("/exchange", async (req, res) => {
  const { mode } = req.query;
  const session = req.cookies["session"];
  if (mode !== "checkauth") {
    if (!session || !sessions.has(session)) return res.sendStatus(401);
  }
  switch (mode) {
    case "checkauth":
      await rm(path.join("/srv/uploads", session)); // !alert path-traversal -- this one is let through
      break;
    case "init": {
      await rm(path.join("/srv/uploads", session)); // !safe path-traversal
      break;
    }
    case "import":
      await rm(path.join("/srv/uploads", session)); // !safe path-traversal
      break;
    default:
      res.sendStatus(400);
  }
  await rm(path.join("/srv/uploads", session)); // !alert path-traversal
  res.end();
});
app.get("/turned-round", async (req, res) => {
  const { mode } = req.query;
  const session = req.cookies["session"];
  if (mode === "checkauth") {
    res.cookie("session", "new");
  } else if (!sessions.has(session)) {
    return res.sendStatus(401);
  }
  if (mode === "init") await rm(path.join("/srv/uploads", session)); // !safe path-traversal
  if (mode === "checkauth") await rm(path.join("/srv/uploads", session)); // !alert path-traversal
  res.end();
});
app.get("/another-mode", async (req, res) => {
  const session = req.cookies["session"];
  let mode = String(req.query.mode);
  if (mode !== "checkauth") {
    if (!sessions.has(session)) return res.sendStatus(401);
  }
  mode = String(req.query.then);
  if (mode === "init") await rm(path.join("/srv/uploads", session)); // !alert path-traversal
  res.end();
});
app.get("/filled-again", async (req, res) => {
  const { mode } = req.query;
  let session = req.cookies["session"];
  if (mode !== "checkauth") {
    if (!sessions.has(session)) return res.sendStatus(401);
  }
  session = req.cookies["other"];
  if (mode === "init") await rm(path.join("/srv/uploads", session)); // !alert path-traversal
  res.end();
});
