import { rule } from "../../../src/rules/authentication/timing-unsafe-compare/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a key that everybody may know, and the mode of the program",
      code: `app.get("/map", (req, res) => {
  if (req.get("x-site-key") !== process.env.PUBLIC_SITE_KEY) return res.sendStatus(400);
  if (req.get("x-mode") === process.env.APP_MODE) res.json({});
});`,
    },
    {
      name: "two HMACs of two HMACs, and a loop that goes on to the end",
      code: `import { createHmac } from "node:crypto";
const sign = (text) => createHmac("sha256", process.env.SEAL).update(text).digest("hex");
export const isOurs = (body, given) => sign("again" + sign(body)) === sign("again" + given);
export function isSame(body, given) {
  const own = sign(body);
  let differs = 0;
  for (let at = 0; at < own.length; at++) if (own[at] !== given[at]) differs++;
  return differs === 0;
}`,
    },
    {
      name: "the rows of a table, one after the other",
      code: `export function isSorted(rows, wanted) {
  for (let at = 0; at < rows.length; at++) if (rows[at] !== wanted[at]) return false;
  return true;
}`,
    },
    {
      name: "the name of a log-in, a password that is missing, and one that is hashed",
      code: `import auth from "basic-auth";
import bcrypt from "bcrypt";
export async function login(request, users) {
  const given = auth(request);
  if (!given || given.pass === "" || given.pass === undefined) return undefined;
  const user = users.find((each) => each.name === given.name);
  return user && (await bcrypt.compare(given.pass, user.hash)) ? user : undefined;
}`,
    },
    {
      name: "the parts of another text with a colon",
      code: `export function isFor(cursor, kind, shop) {
  const [type, of] = Buffer.from(cursor, "hex").toString().split(":");
  const parts = shop.split(":");
  return type === kind && of === parts[1];
}`,
    },
    {
      name: "what a browser keeps and sends",
      path: "src/services/api.ts",
      code: `import axios from "axios";
export const api = axios.create();
api.interceptors.request.use((config) => {
  const token = localStorage.getItem("token");
  if (token && \`Bearer \${token}\` !== config.headers.Authorization) {
    config.headers.Authorization = \`Bearer \${token}\`;
  }
  return config;
});`,
    },
    {
      name: "a setting that has changed since it was looked at last",
      code: `let currentAccessToken = config.accessToken;
export function headersOf(config) {
  if (config.accessToken !== currentAccessToken) currentAccessToken = config.accessToken;
  return { "access-key": currentAccessToken };
}`,
    },
    {
      name: "an entity tag",
      code: `import { createHash } from "node:crypto";
const etag = createHash("sha1").update(feed).digest("hex");
if (req.get("if-none-match") === etag) res.status(304).end();`,
    },
    {
      name: "a file that has not changed",
      code: `import { createHash } from "node:crypto";
const digest = createHash("sha256").update(csv).digest("hex");
if (digest === lastDigest) process.exit();`,
    },
    {
      name: "a cache key",
      code: `import md5 from "md5";
export const isCached = (entry, query) => entry.key === md5(JSON.stringify(query));`,
    },
    {
      name: "a header that is missing",
      code: `if (req.headers["x-api-key"] === undefined || req.get("x-signature") === "") reject();`,
    },
    {
      name: "a length and a type",
      code: `if (signature.length !== 64 || typeof apiKey === "string") reject();`,
    },
    {
      name: "a password that is typed twice",
      code: `const { password, confirmPassword } = req.body;
if (password !== confirmPassword) reject();`,
    },
    {
      name: "members of an enumeration",
      code: `if (strategy.type === AuthType.ApiKey || token.kind === TokenKind.RESET_TOKEN) accept();`,
    },
    {
      name: "a look-up",
      code: `const session = sessions.find((each) => each.accessToken === req.body.token);`,
    },
    {
      name: "a cookie and a header that must be the same",
      code: `if (req.cookies.csrf === req.get("x-csrf-token")) next();`,
    },
    {
      name: "a form that looks whether it was changed",
      path: "app/components/KeysForm.tsx",
      code: `import { useEffect, useState } from "react";
export function KeysForm({ settings, onChange }) {
  const [mailKey, setMailKey] = useState(settings.mailApiKey);
  useEffect(() => {
    onChange(mailKey !== settings.mailApiKey);
  }, [mailKey]);
  return <input value={mailKey} onChange={(event) => setMailKey(event.target.value)} />;
}`,
    },
    {
      name: "code of the browser",
      code: `"use client";
import { createHmac } from "crypto";
export const same = (a, b) => a === createHmac("sha256", b).update(a).digest("hex");`,
    },
    {
      name: "a signature that has changed since",
      code: `if (cartSignature !== previousSignature) render();`,
    },
    {
      name: "two settings",
      code: `if (process.env.API_KEY === process.env.OLD_API_KEY) warn();`,
    },
    {
      name: "a comparison in constant time",
      code: `import { createHmac, timingSafeEqual } from "node:crypto";
export function valid(body, signature) {
  const expected = createHmac("sha256", secret).update(body).digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}`,
    },
    {
      name: "texts that are put together from one another over and over",
      code: `let a0 = read();
${Array.from({ length: 10 }, (_, i) => `const a${i + 1} = \`${`\${a${i}}`.repeat(60)}\`;`).join("\n")}
if (given === a10) accept();`,
    },
    {
      name: "the signature of a file format",
      code: `export function isZip(reader, expectedSignature) {
  const signature = reader.readString(4);
  return signature === expectedSignature;
}`,
    },
    {
      name: "other methods and functions that compare what is no secret",
      code: `const { createHmac } = require("crypto");
const mac = createHmac("sha256", key).update(body).digest("hex");
names.sort((a, b) => a.localeCompare(b));
if (user.name.localeCompare(req.body.name) === 0 || Object.is(req.body.id, user.id)) accept();
if (allowed.includes(req.headers["x-shop"]) || list.localeCompare(mac) > 0) accept();`,
    },
    {
      name: "a function of the same name",
      code: `function createHmac() { return { digest: () => "x" }; }
if (given === createHmac().digest()) accept();`,
    },
  ],
  invalid: [
    {
      name: "a key of the environment, whatever it opens",
      code: `app.get("/metrics", (req, res) => {
  if (req.get("x-metrics-key") !== process.env.METRICS_KEY) return res.sendStatus(401);
  res.json(metrics());
});
app.get("/stock", (req, res) => {
  if (req.headers["x-depot"] !== config.depotPass) return res.sendStatus(401);
  res.json(stock());
});`,
      findings: [
        { at: 'req.get("x-metrics-key") !== process.env.METRICS_KEY' },
        { at: 'req.headers["x-depot"] !== config.depotPass' },
      ],
    },
    {
      name: "one sign after the other, up to the first that differs",
      code: `import { createHmac } from "node:crypto";
export function check(request) {
  const own = createHmac("sha512", process.env.SEAL).update(request.rawBody).digest("base64");
  const given = request.headers["x-seal"];
  for (let at = 0; at < own.length; at++) {
    if (own[at] !== given[at]) throw new Error("not ours");
  }
  for (let at = 0; at < own.length; at++) if (own.charCodeAt(at) !== given.charCodeAt(at)) return false;
  return true;
}`,
      findings: [
        { at: "own[at] !== given[at]" },
        { at: "own.charCodeAt(at) !== given.charCodeAt(at)" },
      ],
    },
    {
      name: "the password of a log-in with HTTP Basic",
      code: `import auth from "basic-auth";
export const guard = (options) => (request, response, next) => {
  const given = auth(request);
  if (given && given.name === options.name && given.pass === options.pass) return next();
  response.status(401).end();
};`,
      findings: [{ at: "given.pass === options.pass", message: "a password" }],
    },
    {
      name: "the password of a log-in that is decoded by hand",
      code: `module.exports = (name, password) => (request, response, next) => {
  const token = (request.headers.authorization || "").split(" ").pop();
  const [user, given] = Buffer.from(token, "base64").toString().split(":");
  const parts = new Buffer(token, "base64").toString("utf8").split(":");
  if (user === name && given === password) return next();
  if (parts[1] == process.env.ADMIN_PASSWORD) return next();
  response.status(401).end();
};`,
      findings: [
        { at: "given === password", message: "a password" },
        { at: "parts[1] == process.env.ADMIN_PASSWORD", message: "a password" },
      ],
    },
    {
      name: "the action of a page that keeps something in the browser as well",
      path: "app/routes/office.tsx",
      code: `export async function action({ request, context }) {
  const form = await request.formData();
  const password = form.get("password");
  const correct = context.env.OFFICE_PASSWORD;
  if (password === correct) return json({ ok: true });
  return json({ ok: false });
}
export default function Office() {
  const shown = localStorage.getItem("shown");
  return <p>{shown}</p>;
}`,
      findings: [{ at: "password === correct" }],
    },
    {
      name: "a function of the server beside a component",
      path: "app/routes/keys.tsx",
      code: `import { useEffect, useState } from "react";
export async function action({ request, context: { settings } }) {
  const mailKey = request.headers.get("x-api-key");
  return { isOpen: mailKey === settings.mailApiKey };
}
export default function Keys() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(true), []);
  return <p>{String(isOpen)}</p>;
}`,
      findings: [{ at: "mailKey === settings.mailApiKey" }],
    },
    {
      name: "a signature that a method makes",
      code: `import { createHmac } from "crypto";
export class Webhooks {
  sign(body: string) {
    return createHmac("sha256", this.secret).update(body).digest("base64");
  }
  valid(request: { signature?: string; body: string }) {
    return this.sign(request.body) === request.signature;
  }
}`,
      findings: [{ at: "this.sign(request.body) === request.signature" }],
    },
    {
      name: "a signature of crypto-js in another file",
      code: `import { sign } from "./sign";
export const valid = (body, given) => sign(body) === given;`,
      files: {
        "src/sign.ts": `import CryptoJS from "crypto-js";
export const sign = (body) => CryptoJS.HmacSHA256(body, key).toString(CryptoJS.enc.Hex);`,
      },
      findings: [{ at: "sign(body) === given" }],
    },
    {
      name: "the hash of a body with a secret, as older providers sign",
      code: `import { createHash } from "crypto";
const expected = createHash("md5").update(req.body.order + process.env.SHOP_SECRET).digest("hex");
if (req.body.hash !== expected) throw new Error("no");`,
      findings: [{ at: "req.body.hash !== expected" }],
    },
    {
      name: "names alone",
      code: `export async function isFromWebhook(payload, signature) {
  const expectedSignature = await sign(payload);
  return signature === expectedSignature;
}`,
      findings: [{ at: "signature === expectedSignature" }],
    },
    {
      name: "a reset token and a one-time code",
      code: `export function reset(req, user) {
  if (user.resetToken !== req.body.token) throw new Error("no");
  const { otp } = req.body;
  return user.otp === otp;
}`,
      findings: [
        { at: "user.resetToken !== req.body.token", message: "code or token" },
        { at: "user.otp === otp" },
      ],
    },
    {
      name: "bytes",
      code: `const { createHmac } = require("crypto");
const mac = createHmac("sha256", key).update(body).digest();
if (Buffer.compare(mac, given) === 0 || mac.equals(given)) accept();`,
      path: "src/webhook.js",
      findings: [
        { at: "Buffer.compare(mac, given)", fixes: [] },
        { at: "mac.equals(given)", fixes: [] },
      ],
    },
    {
      name: "methods and functions that stop at the first difference as well",
      code: `const { createHmac } = require("crypto");
const _ = require("lodash");
const mac = createHmac("sha256", key).update(body).digest("hex");
if (mac.localeCompare(given) === 0 || !given.localeCompare(mac)) accept();
if (Object.is(req.headers["x-api-key"], process.env.API_KEY)) accept();
if (_.isEqual(mac, given)) accept();
if (String(req.headers["x-signature"]).split(",").includes(mac)) accept();`,
      path: "src/webhook.js",
      findings: [
        { at: "mac.localeCompare(given)", message: "localeCompare()" },
        { at: "given.localeCompare(mac)" },
        { at: 'Object.is(req.headers["x-api-key"], process.env.API_KEY)', message: "is()" },
        { at: "_.isEqual(mac, given)" },
        { at: 'String(req.headers["x-signature"]).split(",").includes(mac)' },
      ],
    },
    {
      name: "compiled code",
      code: `"use strict";
const crypto_1 = require("crypto");
const hmac = (0, crypto_1.createHmac)("sha256", secret).update(body).digest("hex");
exports.valid = (given) => given === hmac;`,
      path: "src/webhook.js",
      findings: [{ at: "given === hmac" }],
    },
    {
      name: "examples, one level lower",
      code: `import { createHmac } from "crypto";
const ok = given === createHmac("sha256", secret).update(body).digest("hex");`,
      path: "examples/webhook.ts",
      findings: [
        {
          at: `given === createHmac("sha256", secret).update(body).digest("hex")`,
          level: "information",
        },
      ],
    },
  ],
});
