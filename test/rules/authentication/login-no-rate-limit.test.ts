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
        message.slice(0, message.search(/ (?:has|does)/)),
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
      "actions that ask another server, count, or look at no password",
      {
        "app/actions.ts": `"use server";
export async function login(form) { return fetch(API + "/login", { method: "POST", body: verify(form.get("password")) }); }
export async function signIn(form) { await limiter.check(form); return compare(form.get("password"), hash); }
export async function authenticate(token) { return verifyToken(token); }
export async function changePassword(form) { return compare(form.get("password"), hash); }`,
      },
    ],
    [
      "a limiter before the route",
      app(`app.post("/login", rateLimit({ limit: 5 }), ${handler});`, limiter),
    ],
    [
      "a limiter for all",
      app(`app.use(rateLimit({ limit: 100 }));\napp.post("/login", ${handler});`, limiter),
    ],
    [
      "a list of routes that puts its limiter before all",
      {
        ...app(`app.use("/api", require("./routes"));`),
        "src/routes/index.js": `${limiter}\nconst router = require("express").Router();\nconst slow = rateLimit({ limit: 5 });\nrouter.use("/auth", slow);\nrouter.post("/auth/login", ${handler});\nmodule.exports = router;`,
      },
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
      "a mutation of Nest behind a guard that counts",
      {
        "src/auth.resolver.ts": `import { UseGuards } from "@nestjs/common";
import { Args, Mutation, Resolver } from "@nestjs/graphql";
import { ThrottlerGuard } from "@nestjs/throttler";
@Resolver()
export class AuthResolver {
  @UseGuards(ThrottlerGuard)
  @Mutation(() => Session)
  login(@Args("input") input: LoginInput) { return this.auth.logIn(input); }
}`,
      },
    ],
    [
      "mutations of a server with a limiter of fields",
      {
        "package.json":
          '{ "dependencies": { "@apollo/server": "5.0.0", "graphql-rate-limit": "3.3.0" } }',
        "src/resolvers.js": `export const resolvers = { Mutation: { login: async (_, { email, password }) => logIn(email, password) } };`,
      },
    ],
    [
      "mutations that count tries, go to another service or take no secret",
      {
        "src/resolvers.js": `export const resolvers = {
  Query: { login: () => page },
  Mutation: {
    login: async (_, args) => { await countFailedAttempts(args.email); return logIn(args); },
    signIn: async (_, { token }) => googleClient.verifyIdToken(token),
    loginHistory: async () => [],
    createOrder: async (_, args) => orders.create(args),
  },
};
export const labels = { Mutation: { login: "Log in" } };`,
      },
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
    [
      "an action of Next that compares a password",
      {
        "app/actions.ts": `"use server";
import bcrypt from "bcryptjs";
export async function loginAction(form) {
  const user = await users.byMail(form.get("email"));
  return bcrypt.compare(form.get("password"), user.hash);
}`,
      },
      ["ACTION app/actions.ts#loginAction"],
    ],
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
      "one of several routes in a list that limits others",
      {
        ...app(`app.use("/api", require("./routes"));`),
        "src/routes/index.js": `${limiter}\nconst router = require("express").Router();\nconst slow = rateLimit({ limit: 5 });\nrouter.post("/auth/login", ${handler});\nrouter.post("/auth/reset", slow, ${handler});\nmodule.exports = router;`,
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
      "a mutation of Nest",
      {
        "src/auth.resolver.ts": `import { Args, Mutation, Resolver } from "@nestjs/graphql";
@Resolver()
export class AuthResolver {
  @Mutation(() => Session)
  login(@Args("input") input: LoginInput) { return this.auth.logIn(input); }
}`,
      },
      ["MUTATION /graphql#login"],
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

describe("a limit of Fastify", () => {
  const shop = (options: string, own = "") => ({
    "package.json": '{ "dependencies": { "fastify": "5.2.0", "@fastify/rate-limit": "10.2.0" } }',
    "app.js": `import Fastify from "fastify";
import rateLimit from "@fastify/rate-limit";
const app = Fastify();
await app.register(rateLimit, ${options});
app.post("/login", ${own}async (request, reply) => reply.send(await accounts.logIn(request.body)));
`,
  });

  it("holds for all routes, or for those that say so", () => {
    expect(reported(shop("{ max: 100 }"))).toEqual([]);
    expect(reported(shop("{ global: false }", "{ config: { rateLimit: { max: 5 } } }, "))).toEqual(
      [],
    );
    expect(reported(shop("{ global: false }"))).toEqual(["POST /login"]);
  });
});

describe("mutations in one file", () => {
  const found = (code: string, path = "src/resolvers.ts", files = {}) => {
    const store = new MemoryStore(
      { "package.json": PACKAGE, [path]: code, ...files },
      { rules: [rule], configuration: { preset: "audit" } },
    );
    return store.session
      .analyse(path)
      .findings.map(({ level, range }) => [code.slice(range.start, range.end), level]);
  };

  it("are found in a map of resolvers, with what each can be tried for", () => {
    const code = `import { redeemGiftCard } from "./gift-cards";
export const resolvers = {
  Mutation: {
    async login(_: unknown, { email, password }: Credentials) { return logIn(email, password); },
    adminSignIn: (_, args) => logIn(args.email, args.password),
    requestPasswordReset: async (_, { email }) => { await sendReset(email); },
    redeemGiftCard,
  },
};`;
    const files = {
      "src/gift-cards.ts": `export const redeemGiftCard = async (_, { code }) => cards.redeem(code);`,
    };
    expect(found(code, "src/resolvers.ts", files)).toEqual([
      ["login", "warning"],
      ["adminSignIn", "warning"],
      ["requestPasswordReset", "information"],
      ["redeemGiftCard", "warning"],
    ]);
  });

  it("are found in classes of TypeGraphQL", () => {
    const code = `import { Arg, Mutation, Resolver } from "type-graphql";
@Resolver()
export class AuthResolver {
  @Mutation(() => Session)
  async login(@Arg("input") input: LoginInput) { return this.accounts.check(input.email, input.password); }
  async signIn() {}
}`;
    expect(found(code)).toEqual([["login", "warning"]]);
  });
});
