import { describe, expect, it } from "vitest";
import { apis, constants } from "./probe.ts";

const USE = `import { verify } from "./lib"; probe(verify);`;

describe("APIs across files", () => {
  it.each([
    ["a re-export", USE, { "lib.ts": `export { verify } from "jsonwebtoken";` }],
    ["a renamed re-export", USE, { "lib.ts": `export { sign as verify, verify as v } from "j";` }],
    ["an export star", USE, { "lib.ts": `export * from "jsonwebtoken";` }],
    [
      "a star of a star",
      USE,
      {
        "lib.ts": `export * from "./a";`,
        "a.ts": `export * from "./b";`,
        "b.ts": `export { verify } from "jsonwebtoken";`,
      },
    ],
    [
      "an import that is exported",
      USE,
      { "lib.ts": `import { verify } from "jsonwebtoken"; export { verify };` },
    ],
    [
      "a constant",
      USE,
      { "lib.ts": `import jwt from "jsonwebtoken"; export const verify = jwt.verify;` },
    ],
    [
      "a destructured constant",
      USE,
      { "lib.ts": `import jwt from "jsonwebtoken"; export const { verify } = jwt;` },
    ],
    [
      "exports.x",
      USE,
      { "lib.js": `const jwt = require("jsonwebtoken"); exports.verify = jwt.verify;` },
    ],
    [
      "module.exports",
      USE,
      { "lib.js": `const jwt = require("jsonwebtoken"); module.exports = { verify: jwt.verify };` },
    ],
    [
      "a compiled getter",
      USE,
      {
        "lib.js": `var j_1 = require("jsonwebtoken"); Object.defineProperty(exports, "verify", { enumerable: true, get: function () { return j_1.verify; } });`,
      },
    ],
    [
      "what esbuild writes",
      USE,
      {
        "lib.js": `__export(lib_exports, { verify: () => check }); module.exports = __toCommonJS(lib_exports); var j = __toESM(require("jsonwebtoken")); var check = j.verify;`,
      },
    ],
    [
      "a compiled star",
      USE,
      {
        "lib.js": `tslib_1.__exportStar(require("./b"), exports);`,
        "b.js": `exports.verify = void 0; exports.verify = require("jsonwebtoken").verify;`,
      },
    ],
    [
      "an old compiled star",
      USE,
      {
        "lib.js": `__export(require("./b"));`,
        "b.js": `exports.verify = require("jsonwebtoken").verify;`,
      },
    ],
    [
      "a star of Babel's",
      USE,
      {
        "lib.js": `var _b = require("./b"); Object.keys(_b).forEach(function (key) { if (key === "default") return; Object.defineProperty(exports, key, { enumerable: true, get: function () { return _b[key]; } }); });`,
        "b.js": `exports.verify = require("jsonwebtoken").verify;`,
      },
    ],
    [
      "an index file",
      `import { verify } from "./lib"; probe(verify);`,
      { "lib/index.ts": `export { verify } from "jsonwebtoken";` },
    ],
    [
      "the extension that it compiles to",
      `import { verify } from "./lib.js"; probe(verify);`,
      { "lib.ts": `export { verify } from "jsonwebtoken";` },
    ],
    [
      "a namespace",
      `import * as lib from "./lib"; probe(lib.verify);`,
      { "lib.ts": `export { verify } from "jsonwebtoken";` },
    ],
    [
      "a namespace that is exported",
      `import { ns } from "./a"; probe(ns.verify);`,
      {
        "a.ts": `export * as ns from "./lib";`,
        "lib.ts": `export { verify } from "jsonwebtoken";`,
      },
    ],
    [
      "a required file",
      `const lib = require("./lib"); probe(lib.verify);`,
      { "lib.js": `exports.verify = require("jsonwebtoken").verify;` },
    ],
    [
      "a destructured file",
      `const { verify } = require("./lib"); probe(verify);`,
      { "lib.js": `exports.verify = require("jsonwebtoken").verify;` },
    ],
    [
      "a default import of CommonJS",
      `import jwt from "./lib"; probe(jwt.verify);`,
      { "lib.js": `module.exports = require("jsonwebtoken");` },
    ],
    [
      "a required file that is the module",
      `const jwt = require("./lib"); probe(jwt.verify);`,
      { "lib.js": `module.exports = require("jsonwebtoken");` },
    ],
    [
      "a path of tsconfig",
      `import { verify } from "@/lib"; probe(verify);`,
      {
        "tsconfig.json": `{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }`,
        "src/lib.ts": `export { verify } from "jsonwebtoken";`,
      },
    ],
  ])("%s", (name, code, files: Record<string, string>) => {
    const expected = name === "a renamed re-export" ? "j#sign" : "jsonwebtoken#verify";
    expect(apis({ "store.ts": code, ...files })).toEqual([expected]);
  });

  it("knows an instance that another file makes", () => {
    const made = {
      "stripe.js": `const Stripe = require("stripe"); module.exports = new Stripe(key);`,
    };
    expect(
      apis({ "store.js": `const s = require("./stripe"); probe(s.charges.create);`, ...made }),
    ).toEqual(["stripe#new().charges.create"]);
    expect(
      apis({ "store.js": `import s from "./stripe"; probe(s.charges.create);`, ...made }),
    ).toEqual(["stripe#new().charges.create"]);
  });

  it.each([
    ["a function of the project", { "lib.ts": `export function verify() {}` }],
    ["nothing of that name", { "lib.ts": `export const other = 1;` }],
    [
      "files that re-export each other",
      { "lib.ts": `export { verify } from "./b";`, "b.ts": `export { verify } from "./lib";` },
    ],
    [
      "stars in a circle",
      {
        "lib.ts": `export * from "./b"; export * from "./c";`,
        "b.ts": `export * from "./lib"; export * from "./c";`,
        "c.ts": `export * from "./lib"; export * from "./b";`,
      },
    ],
    [
      "imports in a circle",
      {
        "lib.ts": `import { verify } from "./b"; export { verify };`,
        "b.ts": `import { verify } from "./lib"; export { verify };`,
      },
    ],
    ["a file that does not parse", { "lib.ts": `export const verify = {` }],
    [
      "two packages that are both exported whole",
      { "lib.ts": `export * from "jsonwebtoken"; export * from "jose";` },
    ],
  ])("is silent for %s", (_name, files: Record<string, string>) => {
    expect(apis({ "store.ts": USE, ...files })).toEqual([undefined]);
  });

  it("ends in a circle of many stars", () => {
    const files: Record<string, string> = { "store.ts": `import { x } from "./f0"; probe(x);` };
    for (let i = 0; i < 12; i++) {
      files[`f${i}.ts`] = Array.from({ length: 12 }, (_, j) => `export * from "./f${j}";`).join(
        "\n",
      );
    }
    expect(apis(files)).toEqual([undefined]);
  });
});

describe("constants across files", () => {
  it.each([
    ["an import", `import { A } from "./c"; probe(A);`, `export const A = "x";`],
    ["a default import", `import A from "./c"; probe(A);`, `export default "x";`],
    ["a namespace", `import * as c from "./c"; probe(c.A);`, `export const A = "x";`],
    ["a required file", `const c = require("./c"); probe(c.A);`, `exports.A = "x";`],
    [
      "a destructured file",
      `const { A: b } = require("./c"); probe(b);`,
      `module.exports = { A: "x" };`,
    ],
    [
      "an object",
      `import { config } from "./c"; probe(config.jwt.secret);`,
      `export const config = { jwt: { secret: "x" } };`,
    ],
    [
      "a destructured object",
      `import { config } from "./c"; const { jwt: { secret } } = config; probe(secret);`,
      `export const config = { jwt: { secret: "x" } };`,
    ],
    [
      "a default object",
      `import config from "./c"; probe(config.a);`,
      `const config = Object.freeze({ a: "x" }); export default config;`,
    ],
    ["an enum", `import { E } from "./c"; probe(E.A);`, `export enum E { A = "x" }`],
    [
      "an object that spreads another",
      `import { all } from "./c"; probe(all.a);`,
      `const base = { a: "x" }; export const all = { b: 1, ...base };`,
    ],
  ])("%s", (_name, code, other) => {
    expect(constants({ "store.ts": code, "c.ts": other })).toEqual(["x"]);
  });
});
