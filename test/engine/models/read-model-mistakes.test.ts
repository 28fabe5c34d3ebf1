import { describe, expect, it } from "vitest";
import { checkTypes, readModels } from "../../../src/engine/models/read-model.ts";
import { read } from "./read-lines.ts";

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
      "{ argument: 0 } → A condition has one of 'is', 'isNot', 'present', 'begins', 'mayBegin', 'beginsNot', 'contains', 'type', 'typeNot' and 'attribute'.",
      "{ argument: 0, is: 1, present: true } → A condition has one of 'is', 'isNot', 'present', 'begins', 'mayBegin', 'beginsNot', 'contains', 'type', 'typeNot' and 'attribute'.",
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
