import express from "express";
import { exec } from "node:child_process";

const app = express();

function* words(text) {
  for (const word of text.split(" ")) yield word;
}

function* fixed() {
  yield "one";
  yield "two";
}

async function* pages(term) {
  yield `${term} 1`;
}

app.get("/a", async (req, res) => {
  for (const word of words(String(req.query.q))) {
    exec(`lp ${word}`); // !alert command-injection
  }
  for (const word of fixed()) {
    exec(`lp ${word}`); // !safe command-injection
  }
  for await (const page of pages(req.query.q)) {
    exec(`lp ${page}`); // !alert command-injection
  }
  const [first] = [...words(String(req.query.q))];
  exec(`lp ${first}`); // !alert command-injection
  res.sendStatus(202);
});
