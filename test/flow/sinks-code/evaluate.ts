import express from "express";
import vm from "node:vm";
import { evaluate } from "mathjs";
import { VM } from "vm2";

const app = express();
app.use(express.json());

app.post("/formula", (req, res) => {
  const formula = req.body.formula; // !source
  eval(formula); // !alert code-injection !sink(code)
  new Function("price", `return ${formula}`); // !alert code-injection
  vm.runInNewContext(formula, {}); // !alert code-injection
  new vm.Script("total = " + formula).runInThisContext(); // !alert code-injection
  setTimeout(() => res.json({ formula }), 10); // !safe code-injection
  evaluate(formula); // !safe code-injection -- which versions of mathjs let code through is known
  new VM().run(formula); // !alert code-injection
  JSON.parse(formula); // !safe code-injection
  new Function("price", "return price * 2"); // !safe code-injection
});

app.post("/compare", (req, res) => {
  const left = parseFloat(req.body.left);
  const right = parseFloat(req.body.right);
  const operator = ["<", ">", "==="].includes(req.body.operator) ? req.body.operator : "===";
  res.json({ holds: eval(`${left} ${operator} ${right}`) }); // !safe code-injection
});
