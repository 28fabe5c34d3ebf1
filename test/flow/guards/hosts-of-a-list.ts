import { Hono } from "hono";

const ALLOWED = (process.env.ALLOWED_HOSTS ?? "").split(",");
const app = new Hono();

app.get("/below", async (c) => {
  const url = new URL(c.req.query("url") ?? "");
  const isAllowed = ALLOWED.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  if (!isAllowed) return c.text("no", 403);
  return fetch(url.toString()); // !safe ssrf
});

app.get("/one", async (c) => {
  const url = new URL(c.req.query("url") ?? "");
  if (!ALLOWED.some((host) => url.hostname === host)) return c.text("no", 403);
  return fetch(url.toString()); // !safe ssrf
});

app.get("/kept", async (c) => {
  const url = new URL(c.req.query("url") ?? "");
  const isAllowed = ALLOWED.includes(url.hostname);
  if (!isAllowed) return c.text("no", 403);
  return fetch(url.toString()); // !safe ssrf
});

app.get("/name", async (c) => {
  const { hostname } = new URL(c.req.query("url") ?? "");
  if (!ALLOWED.some((host) => hostname === host || hostname.endsWith(`.${host}`))) return c.text("no", 403);
  return fetch(`https://${hostname}/feed`); // !safe ssrf
});

app.get("/several-answers", async (c) => {
  const url = new URL(c.req.query("url") ?? "");
  const isAllowed = ALLOWED.some((host) => {
    if (host.includes("*")) {
      const pattern = host.replace(/\*/g, ".*");
      return new RegExp(`^${pattern}$`).test(url.hostname);
    }
    return url.hostname === host;
  });
  if (!isAllowed) return c.text("no", 403);
  return fetch(url.toString()); // !safe ssrf
});

app.get("/function", async (c) => {
  const { hostname, href } = new URL(c.req.query("url") ?? "");
  const known = ALLOWED.some(function (host) {
    if (host === "") return false;
    return hostname === host || hostname.endsWith("." + host);
  });
  if (!known) return c.text("no", 403);
  return fetch(`https://${hostname}/feed`); // !safe ssrf
});

app.get("/no-dot", async (c) => {
  const url = new URL(c.req.query("url") ?? "");
  if (!ALLOWED.some((host) => url.hostname === host || url.hostname.endsWith(host))) return c.text("no", 403);
  return fetch(url.toString()); // !alert ssrf -- evilshop.example ends so, too
});

app.get("/another-answer", async (c) => {
  const url = new URL(c.req.query("url") ?? "");
  const isAllowed = ALLOWED.some((host) => {
    if (c.req.query("debug")) return true;
    return url.hostname === host;
  });
  if (!isAllowed) return c.text("no", 403);
  return fetch(url.toString()); // !alert ssrf
});

app.get("/another-part", async (c) => {
  const url = new URL(c.req.query("url") ?? "");
  const isAllowed = ALLOWED.some((host) => url.hostname === host || url.protocol === "https:");
  if (!isAllowed) return c.text("no", 403);
  return fetch(url.toString()); // !alert ssrf
});

export default app;
