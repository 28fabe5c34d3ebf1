import { exec } from "node:child_process";
import express from "express";
import { z } from "zod";

const kind = z.union([z.enum(["pdf", "csv"]), z.enum(["xml"])]);

express().post("/export", (req, res) => {
  exec(`convert ${kind.parse(req.body.kind)}`); // !spurious command-injection -- a union of lists of texts is not known to be one
  res.end();
});
