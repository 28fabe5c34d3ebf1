// The text that is asked for is read anew from the request: what was learned of its host holds all the same.
import express from "express";

const app = express();
const HOSTS = ["images.shop.example", "cdn.shop.example"];

app.get("/one", async (req, res) => {
  const host = new URL(String(req.query.image)).hostname;
  if (!HOSTS.includes(host)) return res.sendStatus(400);
  return res.send(await fetch(String(req.query.image))); // !safe ssrf
});

app.get("/two", async (req, res) => {
  if (!HOSTS.includes(new URL(req.body.image).hostname)) return res.sendStatus(400);
  return res.json(await fetch(req.body.image)); // !safe ssrf
});

app.get("/three", async (req, res) => {
  const { image } = req.body;
  const { hostname } = new URL(image);
  if (!HOSTS.includes(hostname)) return res.sendStatus(400);
  return res.json([
    await fetch(image), // !safe ssrf
    await fetch(req.body.thumbnail), // !alert ssrf
  ]);
});

app.get("/four", async (req, res) => {
  const host = new URL(req.body.image).hostname;
  if (!HOSTS.includes(host)) console.warn("unusual host");
  return res.json(await fetch(req.body.image)); // !alert ssrf
});

const allowed = (process.env.IMAGE_HOSTS ?? "").split(",");

function isAllowedHost(host: string): boolean {
  return allowed.includes(host.toLowerCase());
}

function checkedAddress(raw: string): URL {
  const address = new URL(raw);
  if (!isAllowedHost(address.hostname)) throw new Error("no such host");
  return address;
}

app.get("/five", async (req, res) => {
  const address = checkedAddress(String(req.query.image));
  return res.json(await fetch(address)); // !safe ssrf
});
