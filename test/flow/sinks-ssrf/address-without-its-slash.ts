// What stands behind the slash of a request's own address may be a whole address.
import express from "express";
import http from "node:http";

const app = express();
app.use("/proxy", async (req, res) => {
  res.json(await fetch(req.url.slice(1))); // !alert ssrf
});
app.use("/proxy", async (req, res) => {
  res.json(await fetch(req.url.substring(1).trim())); // !alert ssrf
});
app.get("/proxy/*", async (req, res) => {
  res.json(await fetch(req.url.replace("/proxy/", ""))); // !alert ssrf
});
app.get("/proxy/*", async (req, res) => {
  res.json(await fetch(req.originalUrl.replace(/^\/proxy\//, ""))); // !alert ssrf
});
app.get("/more/*", (req, res) => {
  res.redirect(req.path.slice(1)); // !alert open-redirect
});
app.use("/api", async (req, res) => {
  res.json(await fetch(`http://inside:3000${req.url}`)); // !safe ssrf
});
app.use("/api", async (req, res) => {
  res.json(await fetch(`http://inside:3000/${req.url.slice(1)}`)); // !safe ssrf
});
app.use("/api", async (req, res) => {
  res.json(await fetch("http://inside:3000" + req.originalUrl.replace("/api", ""))); // !safe ssrf
});
app.use("/api", async (req, res) => {
  res.json(await fetch(req.url.replace("/api", "/v2"))); // !safe ssrf
});
http.createServer(async (req, res) => {
  await fetch(req.url.split("?url=")[1]); // !alert ssrf
  await fetch(req.url.split("/")[1]); // !safe ssrf
});
