import express from "express";
import escapeHtml from "escape-html";
import he from "he";
import createDOMPurify from "dompurify";
import sanitizeHtml from "sanitize-html";
import validator from "validator";
import { escape } from "lodash";
import { JSDOM } from "jsdom";

const app = express();
const purify = createDOMPurify(new JSDOM("").window);

app.get("/a", (req, res) => {
  res.send(`<p>No results for ${req.query.q}</p>`); // !alert xss-server-response !sink(html)
});
app.get("/b", (req, res) => {
  res.setHeader("Content-Type", "text/html");
  res.write("<p>No results for " + req.query.q + "</p>"); // !alert xss-server-response
  res.end();
});
app.get("/c", (req, res) => {
  res.status(404).type("html").end(`<p>No results for ${req.query.q}</p>`); // !alert xss-server-response
});
app.get("/d", (req, res) => {
  res.json({ message: `No results for ${req.query.q}` }); // !safe xss-server-response
});
app.get("/e", (req, res) => {
  res.type("text/plain").send(`No results for ${req.query.q}`); // !safe xss-server-response
});
app.get("/f", (req, res) => {
  res.send(`<p>No results for ${escapeHtml(String(req.query.q))}</p>`); // !safe xss-server-response
});
app.get("/g", (req, res) => {
  res.send(`<p>No results for ${he.encode(String(req.query.q))}</p>`); // !safe xss-server-response
});
app.get("/h", (req, res) => {
  res.send(`<p>No results for ${validator.escape(String(req.query.q))}</p>`); // !safe xss-server-response
});
app.get("/i", (req, res) => {
  res.send(`<p>No results for ${escape(String(req.query.q))}</p>`); // !safe xss-server-response
});
app.get("/j", (req, res) => {
  res.send(purify.sanitize(String(req.query.q))); // !safe xss-server-response
});
app.get("/k", (req, res) => {
  res.send(sanitizeHtml(String(req.query.q))); // !safe xss-server-response
});
app.get("/l", (req, res) => {
  res.send(`<p>No results for ${String(req.query.q).replace(/<script>/gi, "")}</p>`); // !alert xss-server-response
});
app.get("/m", (req, res) => {
  res.send(`<a href="/search?q=${encodeURIComponent(String(req.query.q))}">again</a>`); // !safe xss-server-response
});
app.get("/n", (req, res) => {
  res.render("search", { q: req.query.q }); // !safe xss-server-response
});
app.get("/o", (req, res) => {
  res.send(`<p>${Number(req.query.count)} results</p>`); // !safe xss-server-response
});
app.get("/p", (req, res) => {
  res.send(`<p>${String(req.query.q).length} letters</p>`); // !safe xss-server-response
});
