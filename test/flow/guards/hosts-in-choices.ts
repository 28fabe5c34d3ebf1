// Patterns that name several hosts, each of them whole.
import express from "express";

const app = express();
const PARTNERS = /^https:\/\/(www\.)?(?:boxes\.example|(?:eu|us)\.labels\.example)\//;
const ENDED = /^https:\/\/labels\.(?:example|test)(?:\/|$)/;
const SOME_OPEN = /^https:\/\/(?:labels\.example\/|boxes\.example)/;
const ANY_BEFORE = /^https:\/\/([^/]+\.)?labels\.example\//;

app.get("/partner", async (req, res) => {
  const { url, kind } = req.query as Record<string, string>;
  if (kind === "partner" && PARTNERS.test(url)) await fetch(url); // !safe ssrf
  if (ENDED.test(url)) await fetch(url); // !safe ssrf
  if (/^https:\/\/([\w-]+\.)?labels\.example[/?#]/.test(url)) await fetch(url); // !safe ssrf
  if (SOME_OPEN.test(url)) await fetch(url); // !alert ssrf
  if (ANY_BEFORE.test(url)) await fetch(url); // !alert ssrf
  if (/^https:\/\/(?:labels\.)?example\.test[/:]/.test(url)) await fetch(url); // !alert ssrf
  res.end();
});
