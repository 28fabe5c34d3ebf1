const { execFile } = require("node:child_process");
const express = require("express");

express().get("/log", (req, res) => {
  execFile("git", ["log", "--author", req.query.name]); // !spurious command-injection -- a value behind a switch is taken for one that may be a switch
  res.end();
});
