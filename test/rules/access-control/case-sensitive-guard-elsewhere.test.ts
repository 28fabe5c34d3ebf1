import { rule } from "../../../src/rules/access-control/case-sensitive-guard/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const files = (app: string): Readonly<Record<string, string>> => ({
  "package.json": '{ "dependencies": { "express": "4.21.0" } }',
  "src/app.ts": app,
  "src/desk.ts": `import { Router } from "express";
import { orders } from "./orders";
export const desk = Router();
desk.get("/orders", (req, res) => res.json(orders.all()));
`,
});
const APP = `import express from "express";
import { staffOnly } from "./staff-only";
import { desk } from "./desk";
const app = express();
app.use(staffOnly);
app.use("/desk", desk);
`;
const middleware = (test: string): string => `import type { RequestHandler } from "express";
export const staffOnly: RequestHandler = (req, res, next) => {
  if (${test} && !req.user) return void res.sendStatus(401);
  next();
};
`;
const path = "src/staff-only.ts";

testRule(rule, {
  valid: [
    {
      name: "a pattern that takes capitals, too",
      path: "src/app.ts",
      files: files(""),
      code: `import express from "express";
import { requireStaff } from "./staff-only";
import { desk } from "./desk";
const app = express();
app.use(/^\\/desk/i, requireStaff);
app.use("/desk", desk);
`,
    },
    {
      name: "a pattern for paths that no route has",
      path: "src/app.ts",
      files: files(""),
      code: `import express from "express";
import { requireStaff } from "./staff-only";
import { desk } from "./desk";
const app = express();
app.use(/^\\/till/, requireStaff);
app.use("/desk", desk);
`,
    },
    {
      name: "a pattern before what guards nothing",
      path: "src/app.ts",
      files: files(""),
      code: `import express from "express";
import { requireStaff } from "./staff-only";
import { desk } from "./desk";
const app = express();
app.use(/^\\/desk/, compression());
app.use("/desk", desk);
`,
    },
    {
      name: "the path in small letters",
      path,
      files: files(APP),
      code: middleware('req.path.toLowerCase().startsWith("/desk")'),
    },
    {
      name: "an application that minds capitals",
      path,
      files: files(
        APP.replace(
          "app.use(staffOnly)",
          'app.enable("case sensitive routing");\napp.use(staffOnly)',
        ),
      ),
      code: middleware('req.path.startsWith("/desk")'),
    },
    {
      name: "a path that no route has",
      path,
      files: files(APP),
      code: middleware('req.path.startsWith("/till")'),
    },
    {
      name: "routes that it does not stand before",
      path,
      files: files(
        APP.replace("app.use(staffOnly);\n", "").replace('"/desk", desk', '"/desk", desk'),
      ),
      code: middleware('req.path.startsWith("/desk")'),
    },
    {
      name: "what is let through",
      path,
      files: files(APP),
      code: `import type { RequestHandler } from "express";
export const staffOnly: RequestHandler = (req, res, next) => {
  if (req.path.startsWith("/desk")) return next();
  if (!req.user) return void res.sendStatus(401);
  next();
};
`,
    },
  ],
  invalid: [
    {
      name: "a pattern before routers of other files",
      path: "src/app.ts",
      files: files(""),
      code: `import express from "express";
import { requireStaff } from "./staff-only";
import { desk } from "./desk";
const app = express();
app.use(/^\\/desk/, requireStaff);
app.use("/desk", desk);
`,
      findings: [{ at: "/^\\/desk/", message: "/DESK", fixes: ["ignore-case"] }],
    },
    {
      name: "a middleware of another file than its routes",
      path,
      files: files(APP),
      code: middleware('req.path.startsWith("/desk")'),
      findings: [{ at: 'req.path.startsWith("/desk")', level: "error", fixes: ["lower-case"] }],
      fixed: { "lower-case": middleware('req.path.toLowerCase().startsWith("/desk")') },
    },
    {
      name: "a pattern in it",
      path,
      files: files(APP),
      code: middleware("/^\\/desk/.test(req.originalUrl)"),
      findings: [{ at: "/^\\/desk/.test(req.originalUrl)", fixes: ["ignore-case"] }],
      fixed: { "ignore-case": middleware("/^\\/desk/i.test(req.originalUrl)") },
    },
    {
      name: "told once where the file has a route as well",
      path: "src/app.ts",
      files: { ...files(""), "src/app.ts": "" },
      code: `import express from "express";
import { desk } from "./desk";
const app = express();
const staffOnly = (req, res, next) => {
  if (req.path.startsWith("/desk") && !req.user) return res.sendStatus(401);
  next();
};
app.use(staffOnly);
app.use("/desk", desk);
`,
      findings: [{ at: 'req.path.startsWith("/desk")' }],
    },
  ],
});
