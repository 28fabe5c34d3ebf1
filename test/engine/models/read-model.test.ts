import { describe, expect, it } from "vitest";
import { read } from "./read-lines.ts";

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
