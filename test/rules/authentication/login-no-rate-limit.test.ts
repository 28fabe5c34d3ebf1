import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/authentication/login-no-rate-limit/rule.ts";
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
        message.slice(0, message.search(/ (?:limits|counts)/)),
      );
    });
}

const app = (lines: string, imports = "") => ({
  "src/app.js": `const express = require("express");\n${imports}\nconst app = express();\n${lines}\napp.listen(3000);`,
});

const handler = "async (req, res) => { res.json(await accounts.logIn(req.body)); }";
const limiter = `const rateLimit = require("express-rate-limit");`;

describe("login-no-rate-limit", () => {
  it.each([
    [
      "a limiter before the route",
      app(`app.post("/login", rateLimit({ limit: 5 }), ${handler});`, limiter),
    ],
    [
      "a limiter for all",
      app(`app.use(rateLimit({ limit: 100 }));\napp.post("/login", ${handler});`, limiter),
    ],
    ["a limiter by its name", app(`app.post("/login", loginLimiter, ${handler});`)],
    [
      "a handler that counts",
      app(
        `app.post("/login", async (req, res) => { if (user.failedAttempts > 5) return res.sendStatus(423); res.json({}); });`,
      ),
    ],
    [
      "a captcha",
      app(
        `app.post("/login", async (req, res) => { await verifyCaptcha(req.body.captcha); res.json({}); });`,
      ),
    ],
    ["the page of the log-in", app(`app.get("/login", ${handler});`)],
    [
      "other routes",
      app(`app.post("/orders", ${handler});\napp.post("/login/providers/list", ${handler});`),
    ],
    [
      "a router that nothing mounts",
      {
        "src/old.js": `const router = require("express").Router();\nrouter.post("/login", ${handler});\nmodule.exports = router;`,
      },
    ],
  ])("is silent about %s", (_name, files) => {
    expect(reported(files)).toEqual([]);
  });

  it.each([
    ["a log-in of Express", app(`app.post("/api/login", ${handler});`), ["POST /api/login"]],
    [
      "a log that speaks of attempts",
      app(
        `app.post("/sign-in", async (req, res) => { console.log("login attempt failed"); res.json({}); });`,
      ),
      ["POST /sign-in"],
    ],
    [
      "forgotten passwords and gift cards",
      app(`app.post("/password/forgot", ${handler});\napp.post("/gift-cards/check", ${handler});`),
      ["POST /gift-cards/check", "POST /password/forgot"],
    ],
    [
      "a router",
      {
        ...app(`app.use("/api/auth", require("./auth"));`),
        "src/auth.js": `const router = require("express").Router();\nrouter.post("/login", ${handler});\nmodule.exports = router;`,
      },
      ["POST /api/auth/login"],
    ],
    [
      "a controller of Nest",
      {
        "src/main.ts": `import { NestFactory } from "@nestjs/core";`,
        "src/auth.controller.ts": `import { Body, Controller, Post } from "@nestjs/common";
@Controller("auth")
export class AuthController {
  @Post("login")
  logIn(@Body() body: LoginDto) { return this.auth.logIn(body); }
}`,
      },
      ["POST /auth/login"],
    ],
    [
      "a route of Next",
      {
        "app/api/login/route.ts": `export async function POST(request: Request) { return Response.json(await logIn(await request.json())); }`,
      },
      ["POST /api/login"],
    ],
  ])("reports %s", (_name, files, expected) => {
    expect(reported(files).toSorted()).toEqual(expected);
  });
});
