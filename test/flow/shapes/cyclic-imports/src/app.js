import express from "express";
import { start } from "./a.js";

express().get("/", (req, res) => {
  start(req.query.name, 3);
  res.sendStatus(202);
});
