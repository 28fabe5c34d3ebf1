const express = require("express");
const { exec } = require("child_process");

const app = express();
app.use(express.json());

app.post("/print", (req, res) => {
  exec(`print ${req.body.list.pop()}`); // !alert command-injection
  exec(`print ${req.body.list.shift()}`); // !alert command-injection
  exec(`print ${req.body.list.slice(1).pop()}`); // !alert command-injection
  exec(`print ${req.body.list.reverse()[0]}`); // !alert command-injection
  exec(`print ${req.body.list.splice(0, 1)[0]}`); // !alert command-injection
  exec(`print ${req.body.list.sort().pop()}`); // !alert command-injection
  exec(`print ${req.body.list.filter(Boolean).shift()}`); // !alert command-injection
  exec(`print ${req.body.list.map(Number).pop()}`); // !safe command-injection
  exec(`print ${["a", "b"].pop()}`); // !safe command-injection
  const [, ...rest] = req.body.list;
  exec(`print ${rest.pop()}`); // !alert command-injection
  const copy = [...req.body.list];
  exec(`print ${copy.shift()}`); // !alert command-injection
  const numbers = Array.from(req.body.list, Number);
  exec(`print ${numbers.pop()}`); // !safe command-injection
  res.end();
});
