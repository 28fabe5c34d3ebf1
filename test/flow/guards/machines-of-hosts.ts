// What a host was looked up for is asked: whether it stands in a network that nobody outside sees.
import express from "express";
import axios from "axios";
import dns from "node:dns/promises";
import { lookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import nodeFetch from "node-fetch";

const app = express();
app.use(express.json());
const NEAR = /^(?:0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\./;
const isNear = (ip: string) => NEAR.test(ip);

async function assertFar(host: string) {
  const { address } = await dns.lookup(host, { family: 4 });
  if (!net.isIPv4(address) || isNear(address)) throw new Error("refused");
  return address;
}

app.post("/asserted", async (req, res) => {
  const feed = new URL(req.body.feed);
  await assertFar(feed.hostname);
  await axios.get(feed.href); // !safe ssrf
  await axios.get(req.body.other); // !alert ssrf
  res.end();
});

app.post("/asserted-host", async (req, res) => {
  await assertFar(req.body.host);
  await fetch(`https://${req.body.host}/feed`); // !safe ssrf
  res.end();
});

app.post("/asked", async (req, res) => {
  const feed = new URL(req.body.feed);
  const { address } = await dns.lookup(feed.hostname);
  if (NEAR.test(address)) return void res.sendStatus(400);
  await axios.get(req.body.feed); // !safe ssrf
  res.end();
});

app.post("/all", async (req, res) => {
  const feed = new URL(req.body.feed);
  const found = await dns.lookup(feed.hostname, { all: true });
  if (found.some((each) => isNear(each.address))) return void res.sendStatus(400);
  await axios.get(req.body.feed); // !safe ssrf
  res.end();
});

app.post("/by-name", async (req, res) => {
  const feed = new URL(req.body.feed);
  const found = await dns.resolve4(feed.hostname);
  if (found.some((each) => isPrivateIp(each))) return void res.sendStatus(400);
  await axios.get(req.body.feed); // !safe ssrf
  res.end();
});

declare function isPrivateIp(address: string): boolean;

app.post("/name-itself", async (req, res) => {
  const feed = new URL(req.body.feed);
  if (NEAR.test(feed.hostname)) return void res.sendStatus(400);
  await axios.get(req.body.feed); // !alert ssrf -- any name may lead there
  res.end();
});

app.post("/one-network", async (req, res) => {
  const { address } = await dns.lookup(req.body.host);
  if (/^127\./.test(address)) return void res.sendStatus(400);
  await axios.get(`https://${req.body.host}/`); // !alert ssrf
  res.end();
});

app.post("/turned-round", async (req, res) => {
  const { address } = await dns.lookup(req.body.host);
  if (!NEAR.test(address)) return void res.sendStatus(400);
  await axios.get(`https://${req.body.host}/`); // !alert ssrf
  res.end();
});

app.post("/seen", async (req, res) => {
  const { address } = await dns.lookup(req.body.host);
  console.info(isNear(address));
  await axios.get(`https://${req.body.host}/`); // !alert ssrf
  res.end();
});

// Connections look the host up themselves.
function farOnly(host: string, options: object, done: (error: Error | null, ip?: string) => void) {
  lookup(host, options, (error, address) =>
    isNear(String(address)) ? done(new Error("refused")) : done(error, String(address)),
  );
}

app.post("/own-look-up", (req, res) => {
  http.get({ host: req.body.host, lookup: farOnly }, () => res.end()); // !safe ssrf
  https.get(req.body.url, { lookup: farOnly }, () => res.end()); // !safe ssrf
  http.get({ host: req.body.host, timeout: 500 }, () => res.end()); // !alert ssrf
});

app.post("/own-agent", async (req, res) => {
  const agent = new https.Agent({ lookup: farOnly });
  await axios.get(req.body.url, { httpsAgent: agent }); // !safe ssrf
  await nodeFetch(req.body.url, { agent }); // !safe ssrf
  const other = new https.Agent({ keepAlive: true });
  await axios.get(req.body.url, { httpsAgent: other }); // !alert ssrf
  await nodeFetch(req.body.url, { agent: other }); // !alert ssrf
  res.end();
});

// A part of an address that passed a function says what the whole is.
function assertOurs(host: string) {
  if (host !== "partner.example") throw new Error("refused");
}

app.post("/partner", async (req, res) => {
  const hook = new URL(req.body.hook);
  assertOurs(hook.hostname);
  await fetch(hook); // !safe ssrf
  await fetch(req.body.hook); // !safe ssrf
  res.end();
});

function noteHost(host: string) {
  if (host === "") console.warn("no host");
}

app.post("/noted", async (req, res) => {
  const hook = new URL(req.body.hook);
  noteHost(hook.hostname);
  await fetch(hook); // !alert ssrf
  res.end();
});
