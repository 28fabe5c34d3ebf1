import { describe, expect, it } from "vitest";
import { checkTypes, readModels } from "../../../src/engine/models/read-model.ts";

function read(...lines: string[]) {
  const text = lines.join("\n");
  const result = readModels(text, "shop");
  const problems = result.problems.map(
    ({ message, range }) => `${text.slice(range.start, range.end)} → ${message}`,
  );
  return { ...result, text, problems };
}

const member = (name: string) => ({ token: "member", names: [name] });
const argument = (from: number, to = from) => ({ token: "argument", from, to });

describe("a model", () => {
  it("is read into rows", () => {
    const { models, problems } = read(
      "package: [shop-db, shop-db/promise]",
      "types:",
      "  - { type: Pool, path: 'Member[createPool].ReturnValue', written: Pool }",
      "sources:",
      "  - on: Pool",
      "    path: Member[query].ReturnValue.Awaited",
      "    kind: stored",
      "sinks:",
      "  - on: [Pool]",
      "    path: Member[query].Argument[0]",
      "    kind: sql",
      "    when: { argument: 1, member: raw, is: true }",
      "  - { path: 'Member[find].Argument[0]', kind: nosql, deep: true }",
      "sanitizers:",
      "  - { path: 'Member[escape]', clears: [sql, shape] }",
      "guards:",
      "  - { path: 'Member[isSafe]', argument: 1, clears: all, throws: true }",
      "summaries:",
      "  - { path: 'Member[format]', from: 'Argument[0..1]' }",
    );
    expect(problems).toEqual([]);
    const specifiers = ["shop-db", "shop-db/promise"];
    const module = { kind: "module", specifiers };
    const pool = { kind: "type", name: "shop-db.Pool" };
    expect(models).toEqual([
      {
        name: "shop",
        packages: specifiers,
        types: [
          {
            type: "shop-db.Pool",
            at: [{ origin: module, path: [member("createPool"), { token: "return" }] }],
            written: ["Pool"],
          },
        ],
        sources: [
          {
            kind: "stored",
            at: [
              { origin: pool, path: [member("query"), { token: "return" }, { token: "awaited" }] },
            ],
            states: ["text"],
            clears: [],
            says: "stored data",
          },
        ],
        sinks: [
          {
            kind: "sql",
            at: [{ origin: pool, path: [member("query"), argument(0)] }],
            states: [],
            when: [{ argument: 1, member: "raw", is: [true] }],
            says: "used as SQL text",
          },
          {
            kind: "nosql",
            at: [{ origin: module, path: [member("find"), argument(0)] }],
            states: ["object"],
            when: [],
            deep: true,
            says: "used as a database filter",
          },
        ],
        sanitizers: [
          {
            at: [{ origin: module, path: [member("escape")] }],
            clears: ["sql", "nosql", "record", "merge", "evaded-check"],
          },
        ],
        guards: [
          {
            at: [{ origin: module, path: [member("isSafe")] }],
            argument: 1,
            holds: true,
            clears: "all",
            throws: true,
          },
        ],
        summaries: [
          {
            at: [{ origin: module, path: [member("format")] }],
            from: [argument(0, 1)],
            to: [{ token: "return" }],
            keepsText: true,
          },
        ],
        files: [],
        decorators: [],
      },
    ]);
  });

  it("of the platform begins at its globals", () => {
    const { models, problems } = read(
      "package: global",
      "types: [{ type: Page, written: Page }]",
      "sinks:",
      "  - { path: 'Member[eval,run].Argument[0]', kind: code }",
      "  - { on: any, path: 'Member[innerHTML]', kind: dom-html }",
    );
    expect(problems).toEqual([]);
    expect(models[0]?.packages).toEqual([]);
    expect(models[0]?.types[0]?.type).toBe("global.Page");
    expect(models[0]?.sinks.flatMap(({ at }) => at.map(({ origin }) => origin))).toEqual([
      { kind: "global", name: "eval" },
      { kind: "global", name: "run" },
      { kind: "type", name: "*" },
    ]);
  });

  it("names conventions of frameworks", () => {
    const { models, problems } = read(
      "package: shop",
      "types: [{ type: Request }, { type: Page }, { type: Dto }]",
      "files:",
      '  - { files: "app/**/route.ts", exports: [GET, POST], platforms: [shop], parameters: { 0: Request, "*": Page }, returns: Page }',
      "  - { directive: use shop, exports: '*' }",
      "decorators:",
      "  - { decorator: [Body, Query], type: Dto }",
      "  - { decorator: Redirect, type: Page, returns: true, packages: shop/http }",
      "classes:",
      "  - { classes: Provider, methods: [pay], parameters: { 1: Dto } }",
      "signatures:",
      "  - { platforms: [shop], parameters: [{ names: [req], type: Request }, { names: [next] }] }",
      "fields:",
      "  - { decorators: [IsInt], clears: all }",
      "schemas:",
      '  - { type: Dto, clears: [shape], members: "Member[shape]", element: "Member[element]" }',
      "protections:",
      "  - { path: 'Member[guard]', when: { argument: 0, present: true }, clears: nosql, sources: Request }",
    );
    expect(problems).toEqual([]);
    expect(models[0]).toMatchObject({
      files: [
        {
          files: ["app/**/route.ts"],
          exports: ["GET", "POST"],
          platforms: ["shop"],
          parameters: [
            { index: 0, type: "shop.Request" },
            { index: "*", type: "shop.Page" },
          ],
          returns: "shop.Page",
        },
        { files: [], exports: ["*"], directive: "use shop" },
      ],
      decorators: [
        { specifiers: ["shop"], decorator: "Body", type: "shop.Dto" },
        { specifiers: ["shop"], decorator: "Query", type: "shop.Dto" },
        { specifiers: ["shop/http"], decorator: "Redirect", type: "shop.Page", returns: true },
      ],
      classes: [{ classes: ["Provider"], methods: ["pay"], parameters: [{ index: 1 }] }],
      signatures: [{ parameters: [{ names: ["req"], type: "shop.Request" }, { names: ["next"] }] }],
      fields: [{ decorators: ["IsInt"], clears: "all" }],
      schemas: [{ type: "shop.Dto", clears: ["nosql", "record", "merge", "evaded-check"] }],
      protections: [{ clears: ["nosql"], sources: ["shop.Request"] }],
    });
  });

  it("may share its file with others", () => {
    const { models } = read("- package: one", "- package: two", "  versions: '<4'");
    expect(models.map(({ packages, versions }) => [packages, versions])).toEqual([
      [["one"], undefined],
      [["two"], "<4"],
    ]);
  });
});

describe("what is wrong in a model", () => {
  it("is an unknown key, with what may be meant", () => {
    const { problems } = read(
      "package: shop",
      "sink: []",
      "sources:",
      "  - { paths: 'Member[a]' }",
    );
    expect(problems[0]).toBe("sink → Unknown key 'sink'; did you mean 'sinks'?");
    expect(problems[1]).toContain("A row of 'sources' needs 'path'.");
    expect(problems[2]).toBe("paths → Unknown key 'paths'; did you mean 'path'?");
  });

  it("is an unknown kind, or none", () => {
    const { problems } = read(
      "package: shop",
      "sinks:",
      "  - { path: 'Member[a]', kind: sqll }",
      "  - { path: 'Member[a]' }",
      "sources:",
      "  - { path: 'Member[a]', kind: remotely }",
    );
    expect(problems).toEqual([
      "sqll → Unknown value of 'kind': 'sqll'; did you mean 'sql'?",
      "{ path: 'Member[a]' } → A row of 'sinks' needs 'kind'.",
      "remotely → Unknown value of 'kind': 'remotely'; did you mean 'remote'?",
    ]);
  });

  it("is a path, at its very place", () => {
    const { problems, models } = read(
      "package: shop",
      "sinks:",
      "  - path: Member[a].Argment[0]",
      "    kind: sql",
      '  - { path: "Member[a].Argument", kind: sql }',
    );
    expect(problems).toEqual([
      "Argment[0] → Unknown token 'Argment'; did you mean 'Argument'? (offset 10).",
      "Argument → 'Argument' needs brackets (offset 10).",
    ]);
    expect(models[0]?.sinks.map(({ at }) => at)).toEqual([[], []]);
  });

  it("is a type that nobody declares", () => {
    const result = read(
      "package: shop",
      "types: [{ type: Request }]",
      "sources:",
      "  - { on: Reqest, path: 'Member[body]' }",
      "  - { on: other.Request, path: 'Member[body]' }",
      "  - { on: Request, path: 'Member[body]' }",
    );
    expect(result.problems).toEqual([]);
    const problems = checkTypes({ ...result, problems: [] }, result.models).map(
      ({ message, range }) => `${result.text.slice(range.start, range.end)} → ${message}`,
    );
    expect(problems[0]).toBe("Reqest → Unknown type 'Reqest'; did you mean 'Request'?");
    expect(problems[1]).toContain("other.Request → Unknown type 'other.Request'");
    expect(problems).toHaveLength(2);
  });

  it("is a value of another kind than expected", () => {
    const { problems } = read(
      "package: 5",
      "sinks: yes please",
      "guards:",
      "  - { path: 'Member[a]', clears: all, holds: maybe, argument: first }",
      "  - just a text",
    );
    expect(problems).toEqual(
      [
        " → A model needs 'package'.",
        "5 → 'package' must be a text, not a number.",
        "yes please → 'sinks' must be a list of rows, not a text.",
        "first → 'argument' must be a whole number, not a text.",
        "maybe → 'holds' must be true or false, not a text.",
        "just a text → A row of 'guards' must be a mapping of keys and values, not a text.",
        "just a text → A row of 'guards' needs 'path'.",
        "just a text → A row of 'guards' needs 'clears'.",
      ].toSorted((a, b) => problems.indexOf(a) - problems.indexOf(b)),
    );
  });

  it("is a condition that asks for nothing or for two things", () => {
    const { problems } = read(
      "package: shop",
      "sinks:",
      "  - { path: 'Member[a]', kind: sql, when: { argument: 0 } }",
      "  - { path: 'Member[a]', kind: sql, when: [{ argument: 0, is: 1, present: true }] }",
    );
    expect(problems).toEqual([
      "{ argument: 0 } → A condition has one of 'is', 'isNot', 'present', 'begins', 'mayBegin', 'contains', 'type' and 'attribute'.",
      "{ argument: 0, is: 1, present: true } → A condition has one of 'is', 'isNot', 'present', 'begins', 'mayBegin', 'contains', 'type' and 'attribute'.",
    ]);
  });

  it("is a global that has no name", () => {
    const { problems } = read("package: global", "sinks: [{ path: ReturnValue, kind: sql }]");
    expect(problems).toEqual([
      "ReturnValue → A path of the platform begins with the name of a global: 'Member[fetch]'.",
    ]);
  });

  it("is YAML that is broken: half a model says something else than the whole", () => {
    const { problems, models } = read("package: shop", "sinks: [", "  - a");
    expect(problems[0]).toContain("The YAML is broken");
    expect(models).toEqual([]);
  });

  it("is an alias", () => {
    const { problems } = read("package: &name shop", "sinks: *name");
    expect(problems).toEqual(["*name → Aliases are not read here."]);
  });

  it("is an empty file", () => {
    expect(read("").problems).toEqual([" → The model is empty."]);
  });

  it("is counted from the start of a file with a byte order mark", () => {
    const { problems } = readModels("\uFEFFpackage: shop\nsink: []\n", "shop");
    expect(problems.map(({ range }) => range)).toEqual([{ start: 15, end: 19 }]);
  });
});
