// An address that was looked up for a host, and the range that it is in.
import express from "express";
import dns, { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";

const app = express();
app.use(express.json());

app.post("/url", async (req, res) => {
  const url = new URL(req.body.url);
  const { address } = await dns.lookup(url.hostname);
  if (ipaddr.parse(address).range() !== "unicast") return void res.sendStatus(400);
  await fetch(url); // !safe ssrf
  await fetch(req.body.url); // !safe ssrf
  await fetch(req.body.other); // !alert ssrf
  res.end();
});

app.post("/host", async (req, res) => {
  const found = await lookup(req.body.host);
  const range = ipaddr.process(found.address).range();
  if (range !== "unicast") return void res.sendStatus(400);
  await fetch(`https://${req.body.host}/feed`); // !safe ssrf
  res.end();
});

app.post("/seen", async (req, res) => {
  const url = new URL(req.body.url);
  const { address } = await dns.lookup(url.hostname);
  console.info(ipaddr.parse(address).range());
  await fetch(url); // !alert ssrf
  res.end();
});
