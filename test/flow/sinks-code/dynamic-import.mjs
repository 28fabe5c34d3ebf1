import express from "express";
import { createRequire } from "node:module";

const app = express();
const require = createRequire(import.meta.url);

const LOCALES = {
  de: () => import("./locales/de.mjs"),
  en: () => import("./locales/en.mjs"),
};

app.get("/texts", async (req, res) => {
  const { locale } = req.query; // !source
  const texts = await import(`./locales/${locale}.mjs`); // !alert unsafe-dynamic-import !sink(module)
  const known = Object.hasOwn(LOCALES, locale) ? await LOCALES[locale]() : await LOCALES.en(); // !safe unsafe-dynamic-import
  res.json({ texts, known });
});

app.get("/theme", (req, res) => {
  const theme = require("./themes/" + req.query.theme); // !alert unsafe-dynamic-import
  const fixed = require("./themes/default"); // !safe unsafe-dynamic-import
  res.json({ theme, fixed });
});
