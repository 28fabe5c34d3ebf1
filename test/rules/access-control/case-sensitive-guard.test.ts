import { rule } from "../../../src/rules/access-control/case-sensitive-guard/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const APP = `const express = require("express");\nconst app = express();`;
const GUARD = `function guard(req, res, next) { if (!req.user) return res.sendStatus(401); next(); }`;
const ROUTE = `app.get("/admin/orders", (req, res) => res.json([]));`;

testRule(rule, {
  valid: [
    {
      name: "a pattern that would take years if it were run",
      code: `import express from "express";
import { requireAdmin } from "./guards";
const app = express();
app.use(/^\\/(a+)+$/, requireAdmin);
app.get("/${"a".repeat(60)}!", (req, res) => res.send("x"));
`,
    },
    {
      name: "a text asks as the routes do",
      code: `${APP}\n${GUARD}\napp.use("/admin", guard);\n${ROUTE}`,
    },
    {
      name: "the pattern ignores capitals",
      code: `${APP}\n${GUARD}\napp.use(/^\\/admin/i, guard);\n${ROUTE}`,
    },
    {
      name: "the application minds capitals",
      code: `${APP}\napp.set("case sensitive routing", true);\n${GUARD}\napp.use(/^\\/admin/, guard);\n${ROUTE}`,
    },
    {
      name: "no route of the kind",
      code: `${APP}\n${GUARD}\napp.use(/^\\/admin/, guard);\napp.get("/orders", list);`,
    },
    {
      name: "known paths pass, all others are refused",
      code: `${APP}\napp.use((req, res, next) => { if (req.path === "/login") return next(); if (!req.user) return res.sendStatus(401); next(); });\napp.post("/login", login);`,
    },
    {
      name: "the path is in lower case",
      code: `${APP}\napp.use((req, res, next) => { if (req.path.toLowerCase().startsWith("/admin") && !req.user) return res.sendStatus(401); next(); });\n${ROUTE}`,
    },
    {
      name: "a log turns nobody away",
      code: `${APP}\napp.use((req, res, next) => { if (req.path.startsWith("/admin")) console.log(req.path); next(); });\n${ROUTE}`,
    },
    {
      name: "files of a disk that minds capitals",
      code: `${APP}\napp.use((req, res, next) => { if (req.path.startsWith("/private") && !req.user) return res.sendStatus(401); next(); });\napp.use("/private", express.static("private"));`,
    },
    {
      name: "another router minds capitals",
      code: `const app = require("fastify")();\napp.use((req, res, next) => { if (req.url.startsWith("/admin") && !req.user) return res.sendStatus(401); next(); });\n${ROUTE}`,
    },
    {
      name: "everything is guarded but what is named",
      code: `${APP}\napp.use((req, res, next) => { if (req.path !== "/health" && !req.user) return res.sendStatus(401); next(); });\napp.get("/health", ok);`,
    },
  ],
  invalid: [
    {
      name: "a pattern before routes",
      code: `${APP}\n${GUARD}\napp.use(/^\\/admin/, guard);\n${ROUTE}`,
      findings: [{ at: "/^\\/admin/", level: "error", fixes: ["ignore-case"] }],
      fixed: { "ignore-case": `${APP}\n${GUARD}\napp.use(/^\\/admin/i, guard);\n${ROUTE}` },
    },
    {
      name: "a middleware that compares the beginning",
      code: `${APP}\napp.use((req, res, next) => { if (req.path.startsWith("/admin") && !req.user) { return res.status(401).end(); } next(); });\n${ROUTE}`,
      findings: [{ at: `req.path.startsWith("/admin")`, fixes: ["lower-case"] }],
      fixed: {
        "lower-case": `${APP}\napp.use((req, res, next) => { if (req.path.toLowerCase().startsWith("/admin") && !req.user) { return res.status(401).end(); } next(); });\n${ROUTE}`,
      },
    },
    {
      name: "a router, what is let through first, and a pattern that is asked",
      code: `import { Router } from "express";\nimport type { Request, Response, NextFunction } from "express";\nconst router = Router();\nfunction staffOnly(req: Request, res: Response, next: NextFunction) {\n  if (!/^\\/(?:staff|stock)/.test(req.originalUrl)) return next();\n  if (!req.user) throw new Error("unauthorized");\n  next();\n}\nrouter.use(staffOnly);\nrouter.post("/stock/take", take);`,
      findings: [{ at: `/^\\/(?:staff|stock)/.test(req.originalUrl)`, fixes: ["ignore-case"] }],
    },
    {
      name: "one path, and a guard that is called",
      code: `${APP}\napp.use((req, res, next) => { if (req.url === "/settings" || req.url.indexOf("/admin") === 0) return requireStaff(req, res, next); next(); });\napp.post("/settings", save);\n${ROUTE}`,
      findings: [{ at: `req.url === "/settings"` }, { at: `req.url.indexOf("/admin") === 0` }],
    },
  ],
});
