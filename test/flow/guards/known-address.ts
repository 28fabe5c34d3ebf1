import express from "express";
import { PrismaClient } from "@prisma/client";
import { getAppConfig, isDomainAllowed } from "./config";

const prisma = new PrismaClient();

const app = express();
const shops = new Map<string, { token: string }>();

// Hosts under which the store keeps a record are few.
app.post("/order-created", async (req, res) => {
  const domain = req.header("saleor-domain");
  if (!domain) return res.sendStatus(400);
  const config = await getAppConfig(domain);
  if (!config) return res.sendStatus(404);
  await fetch(`https://${domain}/graphql/`); // !safe ssrf
  res.end();
});

app.post("/paid", async (req, res) => {
  const domain = String(req.body.domain);
  const shop = shops.get(domain);
  if (!shop) return res.sendStatus(404);
  await fetch(`https://${domain}/orders`, { headers: { authorization: shop.token } }); // !safe ssrf
  res.end();
});

app.post("/shipped", async (req, res) => {
  const domain = String(req.body.domain);
  const config = await getAppConfig(domain);
  console.log(config);
  await fetch(`https://${domain}/graphql/`); // !alert ssrf -- nobody asks whether there is one
  res.end();
});

app.post("/filtered", async (req, res) => {
  const domain = String(req.body.domain);
  const shop = await prisma.shop.findUnique({ where: { domain } });
  if (!shop) return res.sendStatus(404);
  await fetch(`https://${domain}/orders`); // !safe ssrf
  res.end();
});

app.post("/member", async (req, res) => {
  const domain = String(req.body.domain);
  const config = await getAppConfig(domain);
  if (config?.token) {
    await fetch(`https://${domain}/orders`, { headers: { authorization: config.token } }); // !safe ssrf
  }
  res.end();
});

app.post("/by-name", async (req, res) => {
  const domain = String(req.body.domain);
  if (!isDomainAllowed({ domain, allowed: process.env.DOMAINS })) return res.sendStatus(403);
  await fetch(`https://${domain}/orders`); // !safe ssrf
  res.end();
});

app.post("/tried", async (req, res) => {
  const domain = String(req.body.domain);
  let config = null;
  try {
    config = await getAppConfig(domain);
  } catch {
    console.warn("no configuration");
  }
  if (config?.token) {
    await fetch(`https://${domain}/orders`); // !safe ssrf
  }
  res.end();
});

app.post("/filled-twice", async (req, res) => {
  const domain = String(req.body.domain);
  let config = null;
  if (req.body.own) config = await getAppConfig(domain);
  else config = req.body.config;
  if (config) await fetch(`https://${domain}/orders`); // !alert ssrf
  res.end();
});

app.post("/turned-round", async (req, res) => {
  const domain = String(req.body.domain);
  let config = null;
  try {
    config = await getAppConfig(domain);
  } catch {
    console.warn("no configuration");
  }
  if (!config) await fetch(`https://${domain}/orders`); // !alert ssrf
  res.end();
});

app.post("/client", async (req, res) => {
  const domain = String(req.body.domain);
  const client = getShopClient(domain);
  if (!client) return res.sendStatus(404);
  await fetch(`https://${domain}/orders`); // !alert ssrf -- a client is made for any address
  res.end();
});

declare function getShopClient(domain: string): object;

app.post("/customer", async (req, res) => {
  const address = String(req.body.address);
  const customer = await prisma.customer.findFirst({ where: { address } });
  if (!customer) return res.sendStatus(404);
  await fetch(address); // !alert ssrf -- customers may write down any address
  res.end();
});

app.post("/all", async (req, res) => {
  const domain = req.header("saleor-domain");
  const config = await getAppConfig(domain as string);
  if (!config) return res.sendStatus(404);
  try {
    await Promise.all(
      req.body.ids.map(async (id: string) => {
        await ask(domain, id);
      }),
    );
  } catch {
    await ask(domain, "");
  }
  res.end();
});

async function ask(host: string | undefined, id: string) {
  return await fetch(`https://${host}/graphql/`, { body: id }); // !safe ssrf
}

app.post("/preview", async (req, res) => {
  const target = getStoreUrl(String(req.body.url));
  if (!target) return res.sendStatus(400);
  await fetch(String(req.body.url)); // !alert ssrf -- an address that can be parsed is still any address
  res.end();
});

function getStoreUrl(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
