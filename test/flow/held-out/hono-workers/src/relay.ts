import { Hono } from "hono";
import type { Env } from "./env";

class Relay {
  #headers: Record<string, string>;
  constructor(headers: Record<string, string> = {}) {
    this.#headers = headers;
  }
  to(address: string | URL): Promise<Response> {
    return fetch(new Request(address, { headers: this.#headers })); // !alert ssrf
  }
  own(path: string): Promise<Response> {
    return fetch(new URL(`/feeds/${encodeURIComponent(path)}`, "https://feeds.stamps.example")); // !safe ssrf
  }
}
const relayOf = () => new Relay({ accept: "application/json" });
const chosen = { a: "https://a.stamps.example", b: "https://b.stamps.example" } as const;

export const relay = new Hono<Env>();
relay.get("/feed", async (c) => {
  const address = new URL(c.req.query("address")!);
  address.searchParams.set("from", "stamps");
  return relayOf().to(address);
});
relay.get("/own/:path", async (c) => relayOf().own(c.req.param("path")));
relay.get("/jump", (c) => {
  const url = new URL(c.req.url);
  return c.redirect(url.searchParams.get("to") ?? "/"); // !alert open-redirect
});
relay.get("/jump/known", (c) => {
  const to = new URL(c.req.url).searchParams.get("to");
  return c.redirect(to === "a" ? chosen.a : chosen.b); // !safe open-redirect
});
relay.get("/jump/header", (c) => {
  const headers = new Headers();
  headers.set("Location", c.req.query("to") ?? "/"); // !either open-redirect -- told where the header is written
  return new Response(null, { status: 302, headers }); // !alert open-redirect
});
relay.get("/jump/path", (c) => {
  const headers = new Headers();
  headers.set("Location", "/stamps/" + encodeURIComponent(c.req.query("to") ?? ""));
  return new Response(null, { status: 302, headers }); // !safe open-redirect
});
relay.get("/file/:name", async (c) => {
  const file = await c.env.FILES.get(c.req.param("name"));
  c.header("content-disposition", "attachment; filename=" + c.req.query("as")); // !alert header-injection-filename
  c.header("x-name", encodeURIComponent(c.req.query("as") ?? "")); // !safe header-injection-filename
  return c.body(file?.body ?? null);
});
relay.get("/find", (c) => {
  const pattern = RegExp(c.req.query("pattern") ?? ""); // !alert redos-user-pattern
  const letters = RegExp((c.req.query("pattern") ?? "").replace(/\W/g, "")); // !safe redos-user-pattern
  return c.json([pattern.test("stamp"), letters.test("stamp")]);
});
