import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import * as whole from "../../../src/engine/syntax/parser-chunk.ts";
import type { Ast } from "../../../src/engine/syntax/ast.ts";
import { walk } from "../../../src/engine/syntax/walk.ts";
import { build } from "../../harness/build.ts";

const PROJECT = join(import.meta.dirname, "../../..");

let chunk: typeof whole;

beforeAll(async () => {
  const folder = await build();
  chunk = createRequire(import.meta.url)(join(folder, "parser.js"));
});

const OPTIONS = {
  sourceType: "module",
  loc: true,
  range: true,
  comment: true,
  loggerFn: false,
  suppressDeprecatedPropertyWarnings: true,
  allowInvalidAST: true,
} as const;

/** What a parser says of a text: every node with its fields and offsets, and the variables of every scope; or why it cannot be read. Lines and columns are left out of the chunk. */
function readWith(parser: typeof whole, path: string, text: string, jsx: boolean): string {
  let ast: Ast.Program;
  try {
    ast = parser.parse(text, { ...OPTIONS, filePath: path, jsx });
  } catch (error) {
    const { message, index } = error as { message: string; index?: number };
    return JSON.stringify({ message, index });
  }
  const nodes: unknown[] = [];
  walk(ast, parser.visitorKeys, (node) => {
    const fields = Object.entries(node).filter(
      ([, value]) => typeof value !== "object" || value === null || value instanceof RegExp,
    );
    nodes.push([fields.map(([key, value]) => `${key}=${String(value)}`), node.range]);
  });
  const { scopes } = parser.analyze(ast, { sourceType: "module", globalReturn: false, lib: [] });
  const variables = scopes.map((scope) => [
    scope.type,
    scope.variables.map(({ name, references }) => [name, references.length]),
    scope.through.map(({ identifier }) => identifier.range),
  ]);
  const comments = ast.comments?.map(({ type, value, range }) => [type, value, range]);
  return JSON.stringify([nodes, variables, comments]);
}

describe("the chunk of the parser", () => {
  it("reads every script of this project as the whole parser does", () => {
    const files = globSync("{src,scripts,examples,test}/**/*.{ts,tsx,mts,js,jsx,mjs,cjs}", {
      cwd: PROJECT,
    }).filter((file) => !file.includes("node_modules") && !file.includes("generated"));
    expect(files.length).toBeGreaterThan(1_000);
    // Every fourth is enough of what resembles another.
    for (const file of files.filter((_, index) => index % 4 === 0)) {
      const text = readFileSync(join(PROJECT, file), "utf8");
      const jsx = /\.[jt]sx$|\.js$/.test(file);
      expect(readWith(chunk, file, text, jsx), file).toBe(readWith(whole, file, text, jsx));
    }
  }, 120_000);

  it.each([
    ["a broken statement", "const a = ;"],
    ["an open template", "const a = `${"],
    ["a decorator that stands wrong", "@x const a = 1;"],
    [
      "modifiers that contradict",
      "abstract class A { private public abstract async b(): void {} }",
    ],
    ["rare types", "type A<T> = T extends (infer U extends string)[] ? `${U}-x` : unique symbol;"],
    ["an old pattern of numbers", "const a = 010 + 0b2 + 1__0;"],
    ["a regular expression with flags that do not go together", "const a = /a/uvx;"],
    ["JSDoc and a pragma", "/** @type {string} */\n// @ts-check\nlet a;"],
    ["namespaces and enums", "declare namespace A.B { const enum C { D = 1 << 2 } } export = A;"],
    ["JSX", "const a = <A.B {...c} d:e='&amp;'>{/* f */}<></></A.B>;"],
    [
      "a class with everything",
      "class A { static { } accessor b = 1; #c?: string; get d() { return #c in this; } }",
    ],
    [
      "import attributes",
      'import a from "b" with { type: "json" }; export * as c from "d"; import.meta.e;',
    ],
    ["using", "await using a = b(); for (using c of d) {}"],
    ["merge-conflict marks", "<<<<<<< a\nlet b;\n=======\nlet c;\n>>>>>>> d\n"],
    ["a deep nest", `${"[".repeat(300)}${"]".repeat(300)}`],
  ])("says the same of %s", (_, text) => {
    for (const path of ["a.ts", "a.tsx", "a.js", "a.d.ts", "a.mts", "a.cjs"]) {
      const jsx = /x$|js$/.test(path);
      expect(readWith(chunk, path, text, jsx), path).toBe(readWith(whole, path, text, jsx));
    }
  });

  it("resolves specifiers as the whole compiler does", () => {
    const files = new Map([
      ["/a/index.ts", ""],
      ["/a/b/index.tsx", ""],
      ["/a/c.mjs", ""],
      ["/a/package.json", '{"name":"a","imports":{"#x":"./c.mjs"},"exports":{".":"./index.ts"}}'],
      ["/node_modules/p/package.json", '{"exports":{"./q/*":{"import":"./lib/*.js"}}}'],
      ["/node_modules/p/lib/r.js", ""],
      ["/node_modules/old/package.json", '{"main":"lib"}'],
      ["/node_modules/old/lib/index.js", ""],
    ]);
    const host = {
      fileExists: (path: string) => files.has(path),
      readFile: (path: string) => files.get(path),
      directoryExists: (path: string) =>
        [...files.keys()].some((file) => file.startsWith(`${path}/`)),
    };
    const specifiers = [
      "./b",
      "./c.mjs",
      "./c",
      "#x",
      "a",
      "p/q/r",
      "old",
      "@map/b",
      "node:fs",
      "./no",
    ];
    const found = (parser: typeof whole) =>
      specifiers.map((specifier) => {
        const { ts } = parser;
        const options = {
          moduleResolution: ts.ModuleResolutionKind.Bundler,
          module: ts.ModuleKind.ESNext,
          allowJs: true,
          baseUrl: "/",
          paths: { "@map/*": ["a/*"] },
        };
        const { resolvedModule } = ts.resolveModuleName(specifier, "/a/index.ts", options, host);
        return resolvedModule?.resolvedFileName;
      });
    expect(found(chunk)).toEqual(found(whole));
    expect(found(chunk).filter((path) => path !== undefined)).toHaveLength(7);
    const text = '{ "compilerOptions": { // why\n "paths": {}, }, ';
    expect(chunk.ts.parseConfigFileTextToJson("tsconfig.json", text).config).toEqual(
      whole.ts.parseConfigFileTextToJson("tsconfig.json", text).config,
    );
  });
});
