import express from "express";
import { fetch as ask } from "undici";
import { assertAllowedUrl, assertWebUrl, assertWithout } from "./allowed-url.js";

const app = express();
const HOSTS = ["cdn.shop.example", "pim.shop.example"];

async function load(raw: string): Promise<Buffer> {
  const url = assertAllowedUrl(raw);
  const answer = await ask(url, { redirect: "manual" }); // !safe ssrf
  return Buffer.from(await answer.arrayBuffer());
}

async function loadAnyhow(raw: string): Promise<Buffer> {
  const url = assertWebUrl(raw);
  const answer = await ask(url); // !alert ssrf
  return Buffer.from(await answer.arrayBuffer());
}

app.get("/images", async (req, res) => {
  res.send(await load(String(req.query.src)));
});

app.get("/pages", async (req, res) => {
  res.send(await loadAnyhow(String(req.query.src)));
});

app.get("/staging", async (req, res) => {
  const answer = await ask(assertWithout(String(req.query.src))); // !alert ssrf
  res.send(await answer.text());
});

app.get("/lower", async (req, res) => {
  const url = new URL(String(req.query.src));
  const host = url.host.toLowerCase().replace(/^www\./, "");
  if (!HOSTS.includes(host)) return res.sendStatus(400);
  res.send(await (await ask(url)).text()); // !safe ssrf
});

app.get("/shops", async (req, res) => {
  const shop = String(req.query.shop);
  assertDomainAllowed(shop);
  res.send(await (await ask(`https://${shop}/feed`)).text()); // !safe ssrf
});

app.get("/partners", async (req, res) => {
  const shop = String(req.query.shop);
  if (!isDomainAllowed(shop, HOSTS)) return res.sendStatus(403);
  res.send(await (await ask(`https://${shop}/feed`)).text()); // !safe ssrf
});

app.get("/valid", async (req, res) => {
  const address = String(req.query.address);
  if (!isValidUrl(address)) return res.sendStatus(403);
  res.send(await (await ask(address)).text()); // !alert ssrf
});

function isDomainAllowed(domain: string, allowed: string[]): boolean {
  if (allowed.length === 0) return true;
  return allowed.some((each) => domain === each || domain.endsWith(`.${each}`));
}

function assertDomainAllowed(domain: string): void {
  if (!isDomainAllowed(domain, HOSTS)) throw new Error("not allowed");
}

function isValidUrl(address: string): boolean {
  return URL.canParse(address);
}

app.get("/known", async (req, res) => {
  const host = String(req.query.shop);
  const shop = await findShop(host);
  if (!shop) return res.sendStatus(404);
  res.send(await (await ask(`https://${host}/feed`)).text()); // !safe ssrf -- a host under which a record of the store is found is one of few
});

declare function findShop(host: string): Promise<{ id: string } | undefined>;
