const express = require("express");
const { exec } = require("child_process");

const app = express();

// Functions that a function makes see its variables, also where one calls the other.
function parser(text) {
  let rest = text;
  function take(pattern) {
    const [piece] = pattern.exec(rest);
    rest = rest.slice(piece.length);
    return piece;
  }
  function word() {
    return take(/^\w+/);
  }
  function all() {
    return take(/^.*/);
  }
  return { word: word(), all: all() };
}

app.get("/parsed", (req, res) => {
  const parsed = parser(req.query.text); // !source
  exec(`print ${parsed.all}`); // !alert command-injection
  exec(`print ${parsed.word}`); // !safe command-injection
  res.end();
});

app.get("/written", (req, res) => {
  let out = "print ";
  const write = (text) => {
    out += text;
  };
  const writeAll = () => write(req.query.text); // !source
  writeAll();
  exec(out); // !alert command-injection
  res.end();
});

app.get("/counted", (req, res) => {
  let out = "print ";
  const write = (text) => {
    out += text;
  };
  const writeAll = () => write(Number(req.query.count));
  writeAll();
  exec(out); // !safe command-injection
  res.end();
});
