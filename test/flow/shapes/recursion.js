import express from "express";
import { exec } from "node:child_process";

const app = express();
app.use(express.json());

function printTree(node, depth = 0) {
  exec(`lp ${node.label}`); // !alert command-injection
  for (const child of node.children) printTree(child, depth + 1);
}

function even(text, n) {
  return n === 0 ? text : odd(text, n - 1);
}

function odd(text, n) {
  return n === 0 ? text : even(text, n - 1);
}

app.post("/a", (req, res) => {
  printTree(req.body.tree);
  exec(even(`lp ${req.body.name}`, 4)); // !alert command-injection
  exec(even("lp label.pdf", 4)); // !safe command-injection
  res.sendStatus(202);
});
