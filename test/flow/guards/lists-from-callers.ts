import { exec } from "node:child_process";
import express from "express";
import { AsyncLocalStorage } from "node:async_hooks";
import { loadSettings } from "./settings";

const app = express();
const context = new AsyncLocalStorage<{ locale: string; enabled: string[]; printer: string }>();

function pick(segment: string, enabled: string[]): string {
  return enabled.includes(segment) ? segment : "en";
}
function isOneOf(value: string, known: ReadonlySet<string>): boolean {
  return known.has(value);
}

app.use(async (req, res, next) => {
  const { locales, printers } = await loadSettings();
  const locale = pick(String(req.query.locale), locales);
  context.run({ locale, enabled: locales, printer: String(req.query.printer) }, next);
});

app.get("/locale", (req, res) => {
  exec(`print ${context.getStore()!.locale}`); // !safe command-injection
  exec(`print ${context.getStore()!.printer}`); // !alert command-injection
  res.end();
});

app.get("/list", async (req, res) => {
  const { locales } = await loadSettings();
  exec(`print ${pick(String(req.query.locale), locales)}`); // !safe command-injection
  exec(`print ${pick(String(req.query.locale), ["de", "en"])}`); // !safe command-injection
  const printer = String(req.query.printer);
  if (isOneOf(printer, new Set(["one", "two"]))) exec(`print ${printer}`); // !safe command-injection
  res.end();
});
