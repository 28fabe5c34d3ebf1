// An `exec` of the store's own is no shell.
import express from "express";
import { exec } from "./queries.mjs";

const pattern = /(\d+)x(\d+)/; // !either redos-literal -- a long number is searched for from every digit

express().get("/a", (req, res) => {
  exec(`find ${req.query.name}`); // !safe command-injection
  const match = pattern.exec(String(req.query.size)); // !safe command-injection
  res.json({ match });
});
