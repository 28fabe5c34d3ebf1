import { describe, expect, it } from "vitest";
import { FlowProgram } from "../../harness/flow-program.ts";

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

/** Files are opened in any order. */
function inOrder(
  files: Readonly<Record<string, string>>,
  random: () => number,
): Record<string, string> {
  const list = Object.entries(files).map((entry) => ({ entry, at: random() }));
  return Object.fromEntries(list.sort((a, b) => a.at - b.at).map(({ entry }) => entry));
}

function pick<Item>(list: readonly Item[], random: () => number): Item {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
