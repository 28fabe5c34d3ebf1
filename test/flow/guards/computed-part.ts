import { exec } from "node:child_process";
import express from "express";
import { z } from "zod";

const schema = z.object({ format: z.enum(["pdf", "csv"]) });
const checked = (part: "body" | "query") => (req, res, next) => {
  req[part] = schema.parse(req[part]);
  next();
};

express().post("/export", checked("body"), (req, res) => {
  exec(`convert orders ${req.body.format}`); // !spurious command-injection -- a check that is written back under a computed name is not seen
  res.end();
});
