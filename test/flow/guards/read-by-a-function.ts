import { rm } from "node:fs/promises";
import path from "node:path";
import cookieParser from "cookie-parser";
import express from "express";
import type { Request } from "express";

const app = express();
app.use(cookieParser());
const sessions = new Set<string>();

function getSession(req: Request): string | undefined {
  return req.cookies["session"];
}
const getFolder = (req: Request) => req.query.folder as string;
function isOpen(req: Request) {
  const session = getSession(req);
  return session && sessions.has(session);
}
function isNamed(req: Request) {
  const session = getSession(req);
  return session && session.length > 3;
}

app.post("/known", async (req, res) => {
  const session = getSession(req);
  if (!session || !isOpen(req)) return res.sendStatus(401);
  await rm(path.join("/srv/uploads", session), { recursive: true }); // !safe path-traversal
  await rm(path.join("/srv/uploads", getFolder(req)), { recursive: true }); // !alert path-traversal
  res.end();
});
app.post("/unknown", async (req: Request, res) => {
  const session = getSession(req);
  if (!session || !isNamed(req)) return res.sendStatus(401);
  await rm(path.join("/srv/uploads", session), { recursive: true }); // !alert path-traversal
  res.end();
});
app.post("/known-in-place", async (req: Request, res) => {
  const session = getSession(req);
  if (!session || !sessions.has(session)) return res.sendStatus(401);
  await rm(path.join("/srv/uploads", getSession(req) ?? ""), { recursive: true }); // !safe path-traversal
  res.end();
});
app.post("/unasked", async (req: Request, res) => {
  if (!isOpen(req)) console.warn("nobody knows it");
  await rm(path.join("/srv/uploads", getSession(req) ?? ""), { recursive: true }); // !alert path-traversal
  res.end();
});
