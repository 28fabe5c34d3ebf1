import { rule } from "../../../src/rules/injection/incomplete-url-check/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

function allowed(check: string, parameter = "url: string"): string {
  return `export function isAllowed(${parameter}) {
  return ${check};
}
`;
}

testRule(rule, {
  valid: [
    {
      name: "the path alone, from its beginning",
      code: `exports.guard = (req, res, next) => { if (req.path.startsWith("/public")) return next(); if (!req.user) return res.sendStatus(401); next(); };`,
    },
    {
      name: "an address that is asked from its beginning",
      code: `exports.guard = (req, res, next) => { if (req.originalUrl.startsWith("/public") || /^\\/assets\\//.test(req.url)) return next(); if (!req.user) return res.sendStatus(401); next(); };`,
    },
    {
      name: "an address without its query",
      code: `exports.guard = (req, res, next) => { const path = req.url.split("?")[0]; if (path.includes("/public")) return next(); if (!req.user) return res.sendStatus(401); next(); };`,
    },
    {
      name: "pages that others are not found for",
      code: `exports.pages = (req, res, next) => { if (req.originalUrl.includes("/api")) return next(); res.status(404).send("no page"); };`,
    },
    {
      name: "noise that is not logged",
      code: `const NOISE = ["/health", "/@fs"]; exports.skip = (req) => NOISE.some((each) => req.url.includes(each));`,
    },
    {
      name: "a parser that the body is not read by",
      code: `const express = require("express"); exports.parse = (req, res, next) => { if (req.originalUrl.includes("/webhook")) return next(); express.json()(req, res, next); };`,
    },
    {
      name: "an address that more is asked of",
      code: `exports.guard = (req, res, next) => { if (req.url.includes("/orders") && req.session.user) return next(); res.sendStatus(401); };`,
    },
    {
      name: "addresses that are guarded",
      code: `exports.guard = (req, res, next) => { if (req.url.includes("/admin") && !req.user) return res.sendStatus(401); next(); };`,
    },
    {
      name: "whether an address was filled in yet",
      code: `import express from "express";
const app = express();
app.get("/site", (req, res) => {
  const address = String(req.headers["x-site"]);
  res.json({ isPlaceholder: address.includes("your-shop-instance.com") });
});
`,
    },
    {
      name: "the host that a request names, which whoever sends it may choose anyway",
      code: `import express from "express";
const app = express();
app.get("/", (req, res) => {
  if (req.headers.host.includes("corner.shop")) return res.redirect("/admin");
  res.redirect("/");
});`,
    },
    {
      name: "all three schemes, whatever the address is read against",
      path: "src/links.ts",
      code: `export function link(url) { const { protocol } = new URL(url, "https://pottery.com"); return protocol !== "javascript:" && protocol !== "data:" && protocol !== "vbscript:" ? url : "#"; }`,
    },
    {
      name: "a pattern of origins with a dot in front: browsers put no path behind a host there",
      code: `import cors from "cors";
export const middleware = cors({ origin: [/\\.shop\\.com$/, /^https:\\/\\/shop\\.example$/], credentials: true });
`,
    },
    { name: "the whole host", code: allowed('new URL(url).host === "shop.com"') },
    { name: "a dot in front", code: allowed('new URL(url).hostname.endsWith(".shop.com")') },
    { name: "the end of the host", code: allowed('url.startsWith("https://shop.com/")') },
    {
      name: "a list of hosts",
      code: allowed('["shop.com", "shop.example"].includes(new URL(url).host)'),
    },
    {
      name: "a list by name",
      code: `const HOSTS = ["shop.com"];
export const isAllowed = (host: string) => HOSTS.includes(host) && HOSTS.indexOf("shop.com") >= 0;
`,
    },
    { name: "the ending of a file", code: allowed('url.endsWith(".png")') },
    { name: "a path", code: allowed('url.startsWith("/checkout")') },
    { name: "a query", code: allowed('url.includes("?preview=1")') },
    { name: "a scheme", code: allowed('url.startsWith("https://")') },
    {
      name: "a pattern with both ends",
      code: allowed("/^https:\\/\\/(?:www\\.)?shop\\.com(?:\\/|$)/.test(url)"),
    },
    {
      name: "a pattern of subdomains",
      code: allowed("/(?:^|\\.)shop\\.com$/.test(new URL(url).hostname)"),
    },
    { name: "a pattern of a file", code: allowed("/\\.(?:png|jpe?g)$/.test(url)") },
    {
      name: "the id of a video",
      code: "export const id = (url: string) => url.match(/youtube\\.com\\/watch\\?v=(\\w+)/)?.[1];\n",
    },
    {
      name: "the schemes that are wanted",
      code: allowed('/^(?:https?|mailto):/.test(url) && !url.startsWith("javascript:")'),
    },
    {
      name: "all schemes that run code",
      code: allowed("!/^(?:javascript|data|vbscript):/i.test(url)"),
    },
    {
      name: "a pattern that is asked of the host alone",
      code: `const SHOP = /\\.myshopify\\.com$/;
export function isAllowed(target: string, base: string) {
  const { hostname } = new URL(target, base);
  return SHOP.test(hostname);
}
export function isAllowedToo(target: URL) {
  const host = target.hostname;
  return SHOP.test(host) || SHOP.test(target.host);
}
`,
    },
    {
      name: "a mail address",
      code: 'export const isOurs = (mail: string) => mail.endsWith("@shop.com");\n',
    },
    { name: "a path that leads nowhere", code: allowed('url.startsWith("/")') },
  ],
  invalid: [
    {
      name: "addresses that nobody logs in for",
      code: `exports.guard = (req, res, next) => { if (req.originalUrl.includes("/public")) return next(); if (!req.user) return res.sendStatus(401); next(); };`,
      findings: [{ at: `req.originalUrl.includes("/public")` }],
    },
    {
      name: "files that nobody logs in for",
      code: `exports.guard = (req, res, next) => { const url = req.url.toLowerCase(); if (/\\.(?:css|js)$/.test(url) || url.endsWith(".png")) { next(); return; } requireLogin(req, res, next); };`,
      findings: [{ at: String.raw`/\.(?:css|js)$/.test(url)` }, { at: `url.endsWith(".png")` }],
    },
    {
      name: "a page that all others lead to",
      code: `exports.guard = (req, res, next) => { if (req.originalUrl.indexOf("/login") === -1 && !req.session.user) return res.redirect("/login"); next(); };`,
      findings: [{ at: `req.originalUrl.indexOf("/login")` }],
    },
    {
      name: "a list of patterns in a field",
      code: `class Auth { constructor() { this.open = [/^\\/health$/, /\\/items\\/[^/]+\\/cover/]; } authNotNeeded(req) { return req.method === "GET" && this.open.some((each) => each.test(req.originalUrl)); } }`,
      findings: [{ at: "each.test(req.originalUrl)" }],
    },
    {
      name: "a name for whether an address is open",
      code: `const OPEN = ["/public", "/health"]; export const guard = async (request, reply) => { const isOpen = OPEN.some((each) => request.url.includes(each)); if (isOpen) return; await request.jwtVerify().catch(() => reply.code(401).send()); };`,
      findings: [{ at: "request.url.includes(each)" }],
    },
    {
      name: "one of several names for the address",
      code: `exports.guard = (req, res, next) => { const url = req.originalUrl || req.url; if (url.includes("/board") || url.includes("/socket")) return next(); return check(req.headers["x-api-key"]).then((known) => (known ? next() : res.status(401).end())); };`,
      findings: [{ at: `url.includes("/board")` }, { at: `url.includes("/socket")` }],
    },
    {
      name: "a guard of Nest",
      code: `import { CanActivate, UnauthorizedException } from "@nestjs/common"; export class Guard implements CanActivate { canActivate(context) { const request = context.switchToHttp().getRequest(); if (request.url.includes("/catalog")) return true; if (!request.headers.authorization) throw new UnauthorizedException(); return this.check(request); } }`,
      findings: [{ at: `request.url.includes("/catalog")` }],
    },
    {
      name: "one scheme, and an address to read against",
      path: "src/links.ts",
      code: `export function link(url) { const { protocol } = new URL(url, "https://pottery.com"); return protocol !== "javascript:" ? url : "#"; }`,
      findings: [{ at: `protocol !== "javascript:"` }],
    },
    {
      name: "a pattern without a dot, asked of the host",
      code: `export function isAllowed(target: string) {
  const { hostname } = new URL(target);
  return /shop\\.com$/.test(hostname);
}
`,
      findings: [{ at: "/shop\\.com$/", level: "warning" }],
    },
    {
      name: "a piece of the address",
      code: allowed('url.includes("shop.com")'),
      findings: [
        {
          at: 'url.includes("shop.com")',
          level: "warning",
          message: "https://evil.example/?shop.com",
        },
      ],
    },
    {
      name: "a position in it",
      code: allowed('url.indexOf("shop.com") !== -1'),
      findings: [{ at: 'url.indexOf("shop.com")', level: "warning" }],
    },
    {
      name: "a beginning without an end",
      code: allowed('url.startsWith("https://shop.com")'),
      findings: [
        { at: 'url.startsWith("https://shop.com")', message: "https://shop.com.evil.example" },
      ],
      fixed: { "end-host": allowed('url.startsWith("https://shop.com/")') },
    },
    {
      name: "an ending without a dot",
      code: allowed('host.endsWith("shop.com")', "host: string"),
      findings: [{ at: 'host.endsWith("shop.com")', message: "evilshop.com" }],
      fixed: {
        "whole-host": allowed(
          '(host === "shop.com" || host.endsWith(".shop.com"))',
          "host: string",
        ),
      },
    },
    {
      name: "the origin of a message",
      code: `window.addEventListener("message", (event) => {
  if (event.origin.includes("shop.com")) document.title = event.data;
});
`,
      findings: [{ at: 'event.origin.includes("shop.com")', level: "warning" }],
    },
    {
      name: "a redirect",
      code: `export function leave(res: any, target: string) {
  if (target.indexOf("https://shop.com") === 0) res.redirect(target);
}
`,
      findings: [{ at: 'target.indexOf("https://shop.com")', message: ".evil.example" }],
    },
    {
      name: "a pattern without a beginning",
      code: allowed("/https?:\\/\\/shop\\.com\\//.test(url)"),
      findings: [{ at: "/https?:\\/\\/shop\\.com\\//", message: "https://evil.example/?" }],
    },
    {
      name: "a pattern with a dot for anything",
      code: allowed("/^https:\\/\\/www.shop.com\\//.test(url)"),
      findings: [{ at: "/^https:\\/\\/www.shop.com\\//", message: "xshop.com" }],
    },
    {
      name: "a pattern of a text whose backslashes are lost",
      code: allowed('new RegExp("^https://shop\\.com/").test(url)'),
      findings: [{ at: 'new RegExp("^https://shop\\.com/")' }],
    },
    {
      name: "anchors that hold for one side each",
      code: allowed("/^https:\\/\\/shop\\.com|https:\\/\\/shop\\.example$/.test(url)"),
      findings: [{ at: "/^https:\\/\\/shop\\.com|https:\\/\\/shop\\.example$/" }],
    },
    {
      name: "a pattern of origins",
      code: `import cors from "cors";
export const middleware = cors({ origin: /shop\\.com$/ });
`,
      findings: [{ at: "/shop\\.com$/" }],
    },
    {
      name: "a pattern of origins that goes on behind the host",
      code: `import cors from "cors";
export const middleware = cors({ origin: /^https:\\/\\/shop\\.com/ });
`,
      findings: [{ at: "/^https:\\/\\/shop\\.com/" }],
    },
    {
      name: "one scheme of several",
      code: allowed('!url.toLowerCase().startsWith("javascript:")'),
      findings: [
        { at: 'url.toLowerCase().startsWith("javascript:")', message: "`data:` and `vbscript:`" },
      ],
    },
    {
      name: "a host of another file",
      code: `import { HOST } from "./hosts.ts";
export const isTrusted = (origin: string) => origin.endsWith(HOST);
`,
      files: { "src/hosts.ts": 'export const HOST = "shop.com";\n' },
      findings: [{ at: "origin.endsWith(HOST)" }],
    },
    {
      name: "how a link is drawn",
      code: 'export const useIsExternalLink = (href: string) => !href.startsWith("https://docs.shop.com");\n',
      findings: [{ at: 'href.startsWith("https://docs.shop.com")', level: "information" }],
    },
    {
      name: "nothing that says what it is for",
      code: 'export const kind = (x: string) => (x.includes("shop.com") ? "own" : "other");\n',
      findings: [{ at: 'x.includes("shop.com")', level: "information" }],
    },
    {
      name: "an address of a visitor, whatever it is called",
      code: `import express from "express";
const app = express();
app.get("/go", (req, res) => {
  const x = String(req.query.x);
  res.json(x.includes("shop.com"));
});
`,
      findings: [{ at: 'x.includes("shop.com")', level: "warning" }],
    },
  ],
});
