import express from "express";

const app = express();
const CARRIER = "https://api.carrier.example";

async function ask(path: string, query: Record<string, string>) {
  const url = new URL(path, CARRIER);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return fetch(url.toString()); // !safe ssrf
}

async function askEach(path: string, query?: Record<string, string>) {
  const url = new URL(path, CARRIER);
  if (query) Object.entries(query).forEach(([name, value]) => url.searchParams.append(name, value));
  return fetch(url.href); // !safe ssrf
}

app.get("/parcels/:id", async (req, res) => {
  const path = `/v1/parcels/${encodeURIComponent(req.params.id)}/events`;
  const events = await ask(path, { since: String(req.query.since) });
  res.json([events, await askEach(path, { until: String(req.query.until) })]);
});

async function askAnywhere(base: string, query: Record<string, string>) {
  const url = new URL("/v1/parcels", base);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return fetch(url.toString()); // !alert ssrf
}

app.get("/other", async (req, res) => {
  res.json(await askAnywhere(String(req.query.carrier), { page: "1" }));
});

app.get("/back", (req, res) => {
  const url = new URL(req.url, CARRIER);
  for (const name of ["utm_source", "utm_medium"]) url.searchParams.delete(name);
  res.redirect(url.searchParams.get("next") ?? "/"); // !alert open-redirect
});
