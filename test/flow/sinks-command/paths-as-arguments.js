const express = require("express");
const path = require("node:path");
const { execFile } = require("node:child_process");

const app = express();

// A path that begins with a slash is a switch of no program.
app.get("/thumb", (req, res) => {
  const done = () => res.end();
  execFile("vips", ["thumbnail", path.join("/srv/images", path.basename(req.query.file))], done); // !safe command-injection
  execFile("vips", ["thumbnail", path.resolve("images", path.basename(req.query.file))], done); // !safe command-injection
  execFile("vips", ["thumbnail", path.join("images", "..", path.basename(req.query.file))], done); // !alert command-injection
  execFile("vips", ["thumbnail", path.basename(req.query.file)], done); // !alert command-injection
});

// What these programs find behind such a switch is its value, whatever it begins with.
app.get("/convert", (req, res) => {
  const done = () => res.end();
  const name = req.query.name;
  execFile("ffmpeg", ["-y", "-i", name, "out.mp4"], done); // !safe command-injection
  execFile("ffmpeg", ["-i", "in.mp4", "-y", name], done); // !alert command-injection
  execFile("/usr/bin/grep", ["-e", name, "stock.log"], done); // !safe command-injection
  execFile("grep", ["-i", name, "stock.log"], done); // !alert command-injection
  execFile("git", ["commit", "-m", name], done); // !safe command-injection
});
