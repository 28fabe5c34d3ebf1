import { rule } from "../../../src/rules/injection/resource-exhaustion/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a validator of settings, which no route asks",
      path: "src/settings.js",
      files: {
        "package.json": '{ "dependencies": { "express": "4.21.0", "ajv": "8.17.0" } }',
        "src/app.js": `import express from "express";
import { check } from "./check.js";
const app = express();
app.post("/orders", (req, res) => { if (!check(req.body)) return res.sendStatus(400); res.end(); });
`,
      },
      code: `import Ajv from "ajv";
export const check = new Ajv({ allErrors: true }).compile(schema);
`,
    },
    {
      name: "all mistakes of a file of settings",
      code: `import Ajv from "ajv";\nexport const ajv = new Ajv({ allErrors: true });`,
    },
    {
      name: "the first mistake of a request",
      code: `import Ajv from "ajv";\nconst ajv = new Ajv({ allErrors: false });\nexport const f = (req, res) => res.json(ajv.validate(schema, req.body));`,
    },
    {
      name: "a range of a list, and rounds until something is found",
      code: `import _ from "lodash";\nexport const f = (req, res) => { let i = 0; while (i < LIST.length) i++; res.json(_.range(LIST.length)); };`,
    },
    {
      name: "lists of what was sent, and of a length of the program",
      code: `app.get("/codes", (req, res) => { res.json(Array.from(req.body.items)); });
app.get("/pages", (req, res) => { res.json(Array.from({ length: 12 }, (_, i) => i + Number(req.query.first))); });`,
    },
    {
      name: "capped",
      code: `export const sheet = (req, res) => {
  const rows = Math.min(Number(req.query.rows), 100);
  res.json(new Array(rows).fill(0));
};`,
    },
    {
      name: "compared",
      code: `export const line = (req, res) => {
  const width = Number(req.query.width);
  if (!(width > 0 && width < 200)) return res.sendStatus(400);
  res.send("-".repeat(width));
};`,
    },
    {
      name: "a schema",
      code: `export const wait = (req, res) => {
  const { ms } = waitSchema.parse(req.query);
  setTimeout(() => res.end(), ms);
};`,
    },
    {
      name: "fixed numbers",
      code: `export const wait = (req, res) => {
  setTimeout(() => res.json(req.query.ms), 100);
  Buffer.alloc(16).write(req.body.name);
};`,
    },
    {
      name: "a list of what was sent",
      code: `export const list = (req, res) => res.json(new Array(req.query.a, req.query.b).join());
const size = Number(process.env.SIZE);
export const buffer = Buffer.alloc(size);`,
    },
    {
      name: "a function of its own",
      code: `class Buffer { static alloc(name) { return name; } }
export const get = (req, res) => res.send(Buffer.alloc(req.query.name));`,
    },
    {
      name: "a loop over what there is",
      code: `export const all = (req, res) => {
  const names = String(req.query.names).split(",").slice(0, 10);
  for (let i = 0; i < names.length; i++) print(names[i]);
};`,
    },
  ],
  invalid: [
    {
      name: "a list of the length that was sent",
      code: `app.get("/codes", (req, res) => { res.json(Array.from({ length: Number(req.query.count) }, () => code())); });
app.get("/pages", (req, res) => { const { length } = req.query; res.json(Array.from({ length })); });`,
      findings: [
        { at: "Number(req.query.count)", fixes: ["cap"] },
        { at: "length", fixes: ["cap"] },
      ],
    },
    {
      name: "a validator in a file of its own, which a route asks",
      path: "src/check.js",
      files: {
        "package.json": '{ "dependencies": { "express": "4.21.0", "ajv": "8.17.0" } }',
        "src/app.js": `import express from "express";
import { check } from "./check.js";
const app = express();
app.post("/orders", (req, res) => { if (!check(req.body)) return res.sendStatus(400); res.end(); });
`,
      },
      code: `import Ajv from "ajv";
export const check = new Ajv({ allErrors: true }).compile(schema);
`,
      findings: [{ at: "allErrors: true", level: "information", fixes: ["first-error"] }],
    },
    {
      name: "all mistakes of a request",
      code: `import Ajv from "ajv";\nconst ajv = new Ajv({ allErrors: true, coerceTypes: true });\nexport const f = (req, res) => res.json(ajv.validate(schema, req.body));`,
      findings: [{ at: "allErrors: true", level: "information", fixes: ["first-error"] }],
    },
    {
      name: "a range",
      code: `import _ from "lodash";\nexport const f = (req, res) => res.json(_.range(1, Number(req.query.last)));`,
      findings: [{ at: "Number(req.query.last)" }],
    },
    {
      name: "a function that is called as often as the caller says",
      code: `import { times } from "lodash";\nexport const f = (req, res) => res.json(times(+req.body.count, String));`,
      findings: [{ at: "+req.body.count" }],
    },
    {
      name: "rounds until a count is reached",
      code: `export const f = (req, res) => { const made = []; while (made.length < Number(req.query.count)) made.push(1); res.json(made); };`,
      findings: [{ at: "Number(req.query.count)" }],
    },
    {
      name: "a buffer",
      code: `app.get("/noise", (req, res) => {
  res.send(Buffer.alloc(Number(req.query.size)));
});`,
      findings: [{ at: "Number(req.query.size)", fixes: ["cap"] }],
      fixed: {
        cap: `app.get("/noise", (req, res) => {
  res.send(Buffer.alloc(Math.min(Number(req.query.size), 1000)));
});`,
      },
    },
    {
      name: "a list, from the body",
      code: `exports.sheet = async (req, res) => {
  const { rows } = req.body;
  res.json(new Array(rows).fill("voucher"));
};`,
      findings: [{ at: "rows", fixes: ["cap"] }],
      fixed: {
        cap: `exports.sheet = async (req, res) => {
  const { rows } = req.body;
  res.json(new Array(Math.min(Number(rows), 1000)).fill("voucher"));
};`,
      },
    },
    {
      name: "a text",
      code: `export const line = (req, res) => res.send("-".repeat(+req.params.width));`,
      findings: [{ at: "+req.params.width", fixes: ["cap"] }],
    },
    {
      name: "a timer",
      code: `router.get("/later", (req, res) => {
  const delay = parseInt(req.query.ms, 10);
  setTimeout(function () { res.end(); }, delay);
});`,
      findings: [{ at: "delay", fixes: ["cap"] }],
    },
    {
      name: "a loop",
      code: `export const cards = (req, res) => {
  const count = Number(req.body.count);
  for (let i = 0; i < count; i++) print(i);
  res.end();
};`,
      findings: [{ at: "count", fixes: ["cap"] }],
    },
  ],
});
