import express from "express";

const app = express();
const API = process.env.API_URL ?? "https://api.example/v1";

async function ask(endpoint: string, options: { params?: Record<string, string> } = {}) {
  const { params } = options;
  const url = new URL(`${API}${endpoint}`);
  if (params) Object.entries(params).forEach(([key, value]) => url.searchParams.set(key, value));
  const send = (token: string) => fetch(url.toString(), { headers: { token } }); // !safe ssrf
  const response = await send("one");
  return response.status === 401 ? send("two") : response;
}
async function askHost(host: string, more: string) {
  const url = new URL(`https://${host}/v1`);
  url.searchParams.set("q", more);
  const send = (token: string) => fetch(url.toString(), { headers: { token } }); // !alert ssrf
  return send("one");
}
async function askPlace(endpoint: string, host: string) {
  const url = new URL(`${API}${endpoint}`);
  url.searchParams.set("q", "more");
  url.host = host;
  const send = (token: string) => fetch(url.toString(), { headers: { token } }); // !alert ssrf
  return send("one");
}

app.get("/stores/:slug", async (req, res) => {
  const endpoint = `/stores/${encodeURIComponent(req.params.slug)}/list`;
  res.json(await ask(endpoint, { params: { sort: String(req.query.sort) } }));
});
app.get("/at", async (req, res) => {
  res.json(await askHost(String(req.query.host), "more"));
});
app.get("/place/:slug", async (req, res) => {
  const endpoint = `/stores/${encodeURIComponent(req.params.slug)}/list`;
  res.json(await askPlace(endpoint, String(req.query.host)));
});
app.get("/next", (req, res) => {
  const url = new URL(req.url, "https://shop.example");
  url.searchParams.delete("lang");
  res.redirect(url.searchParams.get("next") ?? "/"); // !alert open-redirect
});
