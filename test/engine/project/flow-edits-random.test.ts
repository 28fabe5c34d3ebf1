import { describe, expect, it } from "vitest";
import { FlowProgram } from "../../harness/flow-program.ts";
import { pick, randomFrom } from "../../harness/random.ts";

/** Pieces of a program; each is written in one of several ways, and an edit takes another of them. */
const PIECES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  "src/db.js": [
    [
      'import { Pool } from "pg";\nimport { quote, label } from "./text.js";',
      'import { Pool } from "pg";\nimport { quote, label } from "./text.js";\nimport { log } from "./app.js";',
    ],
    ["const pool = new Pool();", "// The database.\nconst pool = new Pool();\nlet last;"],
    ["", "export function other() {\n  return [pool];\n}"],
    [
      "export function run(text) {\n  return pool.query(text);\n}",
      "export function run(text) {\n  return pool.query(quote(text));\n}",
      "export function run(text, depth = 0) {\n  if (depth > 3) return pool.query(text);\n  return run(text, depth + 1);\n}",
      'export function run(text) {\n  return pool.query("select 1", [text]);\n}',
    ],
    [
      "export class Orders {\n  constructor(base) {\n    this.base = base;\n  }\n  find(id) {\n    return run(this.base + id);\n  }\n}",
      "export class Orders {\n  find(id) {\n    return run(label(id));\n  }\n  count() {\n    return 1;\n  }\n}",
    ],
  ],
  "src/text.js": [
    ["let prefix = 'select ';", "let prefix;\nexport const KIND = 'orders';"],
    [
      "export function setPrefix(text) {\n  prefix = text;\n}",
      "export function setPrefix(text) {\n  prefix = String(text) + ' from ';\n}",
      "export function setPrefix() {\n  prefix = 'delete ';\n}",
    ],
    [
      "export function label(id) {\n  return prefix + id;\n}",
      "export function label(id) {\n  return prefix;\n}",
      "export function label(id) {\n  return Number(id);\n}",
    ],
    [
      "export const quote = (text) => text;",
      "export const quote = (text) => even(text, 3);\nfunction even(text, n) {\n  return n === 0 ? text : odd(text, n - 1);\n}\nfunction odd(text, n) {\n  return n === 0 ? '' : even(text, n - 1);\n}",
      "export const quote = (text) => encodeURIComponent(text);",
    ],
  ],
  "src/app.js": [
    [
      'import express from "express";\nimport { Orders, run } from "./db.js";\nimport * as text from "./text.js";\nimport { exec } from "node:child_process";',
    ],
    ["const app = express();", "const app = express();\nconst settings = { name: 'shop' };"],
    [
      "",
      "text.setPrefix(process.argv[2]);",
      "export function log(line) {\n  exec('logger ' + line);\n}",
    ],
    [
      "const wrap = (handler) => (req, res) => handler(req, res);",
      "const wrap = (handler) => async (req, res) => {\n  try {\n    await handler(req, res);\n  } catch {\n    res.end();\n  }\n};",
      "const wrap = (handler) => handler;",
    ],
    [
      'app.get("/a", wrap((req, res) => res.json(run(req.query.a))));',
      'app.get("/a", wrap((req, res) => res.json(run("x"))));',
      'app.get("/a", (req, res) => {\n  text.setPrefix(req.query.prefix);\n  res.json(new Orders("").find(1));\n});',
    ],
    [
      'app.get("/b", wrap((req, res) => res.json(new Orders(req.query.base).find(req.params.id))));',
      'const orders = new Orders("select ");\napp.get("/b", wrap((req, res) => res.json(orders.find(req.params.id))));',
      'app.get("/b", (req) => exec(text.label(req.body.id)));',
    ],
    ["", 'app.get("/c", (req) => [req.query.x].map(text.quote).forEach((each) => run(each)));'],
  ],
};

describe("a program that is edited at random", () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    it(`has the flows that it has when it is read anew (${seed})`, () => {
      const random = randomFrom(seed);
      const chosen = new Map(
        Object.entries(PIECES).map(([path, list]) => [path, list.map(() => 0)]),
      );
      const textOf = (path: string): string =>
        (PIECES[path] ?? []).map((ways, i) => ways[chosen.get(path)?.[i] ?? 0] ?? "").join("\n\n");
      const files = () =>
        Object.fromEntries(Object.keys(PIECES).map((path) => [path, textOf(path)]));
      const edited = new FlowProgram(files());
      for (let edit = 0; edit < 12; edit++) {
        const path = pick(Object.keys(PIECES), random);
        const numbers = chosen.get(path) ?? [];
        const piece = Math.floor(random() * numbers.length);
        numbers[piece] = Math.floor(random() * (PIECES[path]?.[piece]?.length ?? 1));
        if (random() < 0.3) edited.analysis.release();
        edited.write(path, textOf(path));
        // Sometimes several edits come before anybody asks.
        if (random() < 0.3) continue;
        // Sometimes all answers are forgotten before or after somebody asks.
        if (random() < 0.3) edited.analysis.release();
        const cold = new FlowProgram(inOrder(files(), random));
        expect(edited.ways().sort()).toEqual(cold.ways().sort());
      }
    });
  }
});

/** Whole lines that may stand anywhere between statements. */
const LINES = [
  "const note = [1].map((each) => each + 1);",
  "const twin = (text) => text;",
  "for (const each of [req.query.z]) exec(each);",
  "if (!/^[a-z]+$/.test(text)) return;",
  "text = String(text);",
  "run(id);",
  "// A remark.",
  "pool.query(text + id);",
];

const BODIES: Readonly<Record<string, string>> = {
  "src/db.js": [
    'import { Pool } from "pg";',
    'import { html } from "lit";',
    'import { exec } from "node:child_process";',
    "const pool = new Pool();",
    "export function run(text, id, req) {",
    "  const first = pool.query(text);",
    "  const view = html`<a href=${text} title=${id}>${text}</a>`;",
    "  return [first, view, pool.query(text)];",
    "}",
    "export const each = (list) => list.map((id) => {",
    "  const text = id;",
    "  return run(text);",
    "});",
    "export class Orders {",
    "  find(id, req) {",
    "    const text = this.base + id;",
    "    return run(text, id, req);",
    "  }",
    "  list(text, id) {",
    "    return each([text, id]);",
    "  }",
    "}",
  ].join("\n"),
  "src/app.js": [
    'import express from "express";',
    'import { Orders, each, run } from "./db.js";',
    'import { exec } from "node:child_process";',
    "const app = express();",
    "const orders = new Orders();",
    'app.get("/a", (req, res) => {',
    "  let text = req.query.a;",
    "  const id = req.params.id;",
    "  res.json([run(text, id, req), orders.find(text, req)]);",
    "});",
    'app.get("/b", (req, res) => {',
    "  let text = req.query.b;",
    "  const id = each([text]);",
    "  res.json(orders.list(text, id));",
    "});",
  ].join("\n"),
};

describe("files that are opened one after the other while answers are forgotten", () => {
  for (const seed of [21, 22, 23, 24, 25, 26, 27, 28]) {
    it(`have the flows that they have when nothing is forgotten (${seed})`, () => {
      const random = randomFrom(seed);
      const files = Object.fromEntries(
        Object.entries(PIECES).map(([path, list]) => [
          path,
          list.map((ways) => pick(ways, random)).join("\n\n"),
        ]),
      );
      const forgetful = new FlowProgram(inOrder(files, random));
      for (const [path, text] of forgetful.files) {
        if (random() < 0.7) forgetful.analysis.release();
        forgetful.analysis.flowsInto(path, text);
      }
      const patient = new FlowProgram(inOrder(files, random));
      expect(forgetful.ways().sort()).toEqual(patient.ways().sort());
    });
  }
});

describe("lines that come, go and move inside of functions", () => {
  for (const seed of [11, 12, 13, 14, 15, 16, 17, 18]) {
    it(`leave the flows that a text has when it is read anew (${seed})`, () => {
      const random = randomFrom(seed);
      const files: Record<string, string> = { ...BODIES };
      const edited = new FlowProgram(files);
      let found = edited.ways().length;
      for (let edit = 0; edit < 14; edit++) {
        const path = pick(Object.keys(files), random);
        const text = editedLines(files[path] ?? "", random).join("\n");
        files[path] = text;
        edited.write(path, text);
        if (random() < 0.2) edited.analysis.release();
        if (random() < 0.2) continue;
        const cold = new FlowProgram(inOrder(files, random)).ways().sort();
        expect(edited.ways().sort()).toEqual(cold);
        found += cold.length;
      }
      expect(found).toBeGreaterThan(10);
    });
  }
});

/** A line of the bodies goes, is written twice or changes places with another, or one comes. The outermost stay. */
function editedLines(text: string, random: () => number): string[] {
  const lines = text.split("\n");
  const inner = [...lines.keys()].filter((i) => /^ +[^ ]/.test(lines[i] ?? ""));
  const isWhole = (i: number) => (lines[i] ?? "").endsWith(";");
  const at = pick(inner.filter(isWhole), random);
  const way = random();
  if (way < 0.5) lines.splice(at, 0, `    ${pick(LINES, random)}`);
  else if (way < 0.65) lines.splice(at, 0, lines[at] ?? "");
  else if (way < 0.85 && inner.filter(isWhole).length > 6) lines.splice(at, 1);
  else {
    const other = pick(inner.filter(isWhole), random);
    [lines[at], lines[other]] = [lines[other] ?? "", lines[at] ?? ""];
  }
  return lines;
}

/** Files are opened in any order. */
function inOrder(
  files: Readonly<Record<string, string>>,
  random: () => number,
): Record<string, string> {
  const list = Object.entries(files).map((entry) => ({ entry, at: random() }));
  return Object.fromEntries(list.sort((a, b) => a.at - b.at).map(({ entry }) => entry));
}
