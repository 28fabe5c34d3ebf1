import { Router } from "express";
import { exec, execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import vm from "node:vm";

export const adminRouter = Router();
const run = promisify(exec);
const runFile = promisify(execFile);

adminRouter.post("/resize", async (req, res) => {
  const { width, file } = req.body;
  await run(`convert uploads/${file} -resize ${width} out.png`); // !alert command-injection
  res.end();
});
adminRouter.post("/resize/numbers", async (req, res) => {
  const width = Number.parseInt(req.body.width, 10);
  await run(`convert uploads/logo.png -resize ${width} out.png`); // !safe command-injection
  res.end();
});
adminRouter.post("/resize/file", async (req, res) => {
  await runFile("convert", ["--", req.body.file, "out.png"]); // !safe command-injection
  res.end();
});
adminRouter.post("/pack", (req, res) => {
  const child = spawn("tar -czf backup.tgz " + req.body.folder, { shell: true }); // !alert command-injection
  child.on("exit", () => res.end());
});
adminRouter.post("/shell", (req, res) => {
  const child = spawn("sh", ["-c", `du -sh ${req.body.folder}`]); // !alert command-injection
  child.on("exit", () => res.end());
});
adminRouter.post("/formula", (req, res) => {
  res.json(vm.runInNewContext(req.body.formula, { price: 10 })); // !alert code-injection
});
adminRouter.post("/formula/fixed", (req, res) => {
  res.json(vm.runInNewContext("price * 2", { price: Number(req.body.price) })); // !safe code-injection
});
adminRouter.post("/rule", (req, res) => {
  const rule = new Function("order", `return ${req.body.rule}`); // !alert code-injection
  res.json(rule({ total: 1 }));
});
const operators: Record<string, (a: number, b: number) => boolean> = { ">": (a, b) => a > b, "<": (a, b) => a < b };
adminRouter.post("/compare", (req, res) => {
  const operator = new Map(Object.entries(operators)).get(req.body.operator);
  res.json(operator ? operator(1, 2) : false); // !safe code-injection
});
adminRouter.post("/plugin", async (req, res) => {
  const plugin = await import(`../plugins/${req.body.name}.js`); // !alert unsafe-dynamic-import
  res.json(plugin.default());
});
const PLUGINS = { tax: () => import("../plugins/tax.js"), stock: () => import("../plugins/stock.js") };
adminRouter.post("/plugin/known", async (req, res) => {
  if (req.body.name !== "tax" && req.body.name !== "stock") return void res.sendStatus(404);
  const plugin = await PLUGINS[req.body.name as keyof typeof PLUGINS](); // !safe unsafe-dynamic-import
  res.json(plugin.default());
});
