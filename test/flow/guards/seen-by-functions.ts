import express from "express";
import { exec } from "node:child_process";

const app = express();
const SIZES = ["small", "large"];

// What was checked before a function was made is checked for the function, too.
app.get("/a", async (req, res) => {
  const size = String(req.query.size);
  if (!SIZES.includes(size)) return res.sendStatus(400);
  const resize = async () => {
    await run(size);
  };
  await resize();
  res.end();
});

async function run(size: string) {
  exec(`convert -resize ${size} in.png out.png`); // !safe command-injection
}

app.get("/b", (req, res) => {
  const size = String(req.query.size);
  const resize = () => {
    exec(`convert -resize ${size} in.png out.png`); // !alert command-injection -- made before the check
  };
  setTimeout(resize, 10);
  if (!SIZES.includes(size)) return res.sendStatus(400);
  res.end();
});

app.get("/c", (req, res) => {
  let size = String(req.query.size);
  if (!SIZES.includes(size)) return res.sendStatus(400);
  const resize = () => {
    exec(`convert -resize ${size} in.png out.png`); // !alert command-injection -- another value by then
  };
  size = String(req.query.other);
  setTimeout(resize, 10);
  res.end();
});

app.get("/d", (req, res) => {
  let size = "small";
  const choose = () => {
    size = String(req.query.size);
  };
  choose();
  exec(`convert -resize ${size} in.png out.png`); // !alert command-injection -- another function gave it
  res.end();
});

app.get("/e", (req, res) => {
  const parts: string[] = [];
  [req.query.a, req.query.b].forEach((each) => parts.push(String(each)));
  exec(`convert ${parts.join(" ")} out.png`); // !alert command-injection -- another function filled it
  res.end();
});

app.get("/f", (req, res) => {
  const chosen = { size: String(req.query.size) };
  if (!SIZES.includes(chosen.size)) return res.sendStatus(400);
  const resize = () => {
    log(chosen);
    exec(`convert -resize ${chosen.size} in.png out.png`); // !safe command-injection
  };
  resize();
  res.end();
});

function log(what: unknown) {
  console.log(what);
}
