const { execFile } = require("node:child_process");
const express = require("express");

express().get("/log", (req, res) => {
  execFile("git", ["log", "--author", req.query.name]); // !safe command-injection -- git takes it for the author, whatever it begins with
  execFile("print-label", ["--name", req.query.name]); // !spurious command-injection -- a value behind a switch is taken for one that may be a switch
  res.end();
});
