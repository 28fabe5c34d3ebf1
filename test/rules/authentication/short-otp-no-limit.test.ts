import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/authentication/short-otp-no-limit/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const PACKAGE =
  '{ "dependencies": { "express": "4.19.0", "@nestjs/core": "10.0.0", "next": "15.0.0" } }';

function reported(files: Record<string, string>) {
  const store = new MemoryStore(
    { "package.json": PACKAGE, ...files },
    { rules: [rule], configuration: { preset: "audit" } },
  );
  return store.session
    .analyseProject([...store.files.keys()], { known: false, reason: "no git" })
    .flatMap((result) => {
      expect(result.crashes).toEqual([]);
      return result.findings.map(({ message }) =>
        message.slice(0, message.search(/ (?:has|does)/)),
      );
    });
}

const app = (lines: string, imports = "") => ({
  "src/app.js": `const express = require("express");\n${imports}\nconst app = express();\n${lines}\napp.listen(3000);`,
});

const handler =
  "async (req, res) => { if (user.otp !== req.body.otp) return res.sendStatus(401); res.json({}); }";

describe("short-otp-no-limit", () => {
  it.each([
    ["a limiter", app(`app.post("/verify-otp", otpLimiter, ${handler});`)],
    [
      "a handler that counts",
      app(
        `app.post("/verify-otp", async (req, res) => { if (entry.attempts >= 5) return res.sendStatus(429); res.json({}); });`,
      ),
    ],
    [
      "a service that counts",
      {
        ...app(`app.post("/verify-otp", ${handler});`),
        "src/services/otp.service.js": `exports.check = (entry) => { entry.attempts += 1; };`,
      },
    ],
    [
      "something else that is checked",
      app(
        `app.post("/address/verify", async (req, res) => { if (known.zip !== req.body.zip) return res.sendStatus(400); res.json({}); });`,
      ),
    ],
    ["a plain path with a limiter", app(`app.post("/phone/check", otpLimiter, ${handler});`)],
    ["codes of coupons", app(`app.post("/coupons/verify-code", ${handler});`)],
    ["sending a code", app(`app.post("/send-otp", ${handler});`)],
    [
      "somebody's own second factor",
      app(
        `app.post("/2fa/verify", requireAuth, ${handler});\nfunction requireAuth(req, res, next) { if (!req.session.userId) return res.sendStatus(401); next(); }`,
      ),
    ],
    [
      "a limit that stands before it by its path, or before all",
      app(
        `const slow = rateLimit({ limit: 5 });\napp.use("/auth", slow);\napp.post("/auth/verify-otp", ${handler});`,
        `const { rateLimit } = require("express-rate-limit");`,
      ),
    ],
    [
      "a limit that is handed to something else as well",
      app(
        `const slow = rateLimit({ limit: 5 });\napp.use("/login", slow);\nprotect(app, slow);\napp.post("/auth/verify-otp", ${handler});`,
        `const { rateLimit } = require("express-rate-limit");`,
      ),
    ],
    ["looking", app(`app.get("/verify-otp", ${handler});`)],
  ])("is silent about %s", (_name, files) => {
    expect(reported(files)).toEqual([]);
  });

  it.each([
    [
      "a path that does not say what is checked",
      app(`app.post("/phone/check", ${handler});`),
      ["POST /phone/check"],
    ],
    [
      "limits that stand before other paths alone",
      app(
        `const slow = rateLimit({ limit: 5 });\nconst slower = rateLimit({ limit: 2 });\napp.use("/login", slow);\napp.post("/register", slower, (req, res) => res.end());\napp.post("/account/verify-otp", ${handler});`,
        `const { rateLimit } = require("express-rate-limit");`,
      ),
      ["POST /account/verify-otp"],
    ],
    ["a code by mail", app(`app.post("/auth/verify-otp", ${handler});`), ["POST /auth/verify-otp"]],
    [
      "the other order of words",
      app(`app.post("/otp/verify", ${handler});\napp.post("/2fa/validate", ${handler});`),
      ["POST /2fa/validate", "POST /otp/verify"],
    ],
    [
      "a controller of Nest",
      {
        "src/auth.controller.ts": `import { Body, Controller, Post } from "@nestjs/common";
@Controller("auth")
export class AuthController {
  @Post("verify-code")
  check(@Body() body: CodeDto) { return this.auth.check(body); }
}`,
      },
      ["POST /auth/verify-code"],
    ],
  ])("reports %s", (_name, files, expected) => {
    expect(reported(files).toSorted()).toEqual(expected);
  });
});
