import { exec } from "node:child_process";
import express from "express";
import { z } from "zod";

const kind = z.union([z.enum(["pdf", "csv"]), z.enum(["xml"])]);
const size = z.literal("a4").or(z.number().min(1).max(9)).optional();
const open = z.union([z.enum(["pdf"]), z.string()]);
const half = z.literal("a4").or(z.string());
const label = z.discriminatedUnion("type", [
  z.object({ type: z.literal("small"), note: z.string() }),
  z.object({ type: z.literal("large"), copies: z.number().min(1).max(9) }),
]);
const kinds = ["pdf", "csv"].map((each) => z.string().startsWith(each));
const any = z.union(kinds as never);

express().post("/export", (req, res) => {
  exec(`convert ${kind.parse(req.body.kind)}`); // !safe command-injection
  exec(`convert ${size.parse(req.body.size)}`); // !safe command-injection
  exec(`convert ${open.parse(req.body.open)}`); // !alert command-injection
  exec(`convert ${half.parse(req.body.half)}`); // !alert command-injection
  exec(`convert ${any.parse(req.body.any)}`); // !alert command-injection
  const data = label.parse(req.body.label);
  exec(`convert ${data.type}`); // !safe command-injection
  if (data.type === "small") exec(`convert ${data.note}`); // !alert command-injection
  else exec(`convert ${data.copies}`); // !safe command-injection
  res.end();
});
