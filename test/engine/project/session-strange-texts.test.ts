import { describe, expect, it } from "vitest";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

import { PATH, bad, deep, marked, storeWith } from "./session-rules.ts";

describe("strange texts", () => {
  it.each([
    ["nothing", ""],
    ["a byte order mark alone", "\uFEFF"],
    ["blanks", " \r\n\t\n"],
    ["nested lists", `x = ${deep("[", "]")}`],
    ["nested blocks", deep("{", "}")],
    ["nested calls", deep("f(", ")")],
    ["a long chain", `x${".a".repeat(10_000)}`],
    ["a long sum", `x = ${'"a" + '.repeat(10_000)}"b"`],
    [
      "names that objects have",
      "const o = { __proto__: null, constructor: 1 }; o.__proto__.hasOwnProperty = toString;",
    ],
    ["no text but a null", "\0"],
  ])("are survived: %s", (_name, text) => {
    const store = storeWith(text, { rules, configuration: { preset: "audit" } });
    const result = store.session.analyse(PATH);
    expect(result.findings).toEqual([]);
    expect(result.lines).toBeGreaterThan(0);
  });

  it.each([
    ["a byte order mark", '\uFEFFf("bad one");'],
    ["Windows line breaks", 'f();\r\ng("bad one");\r\n'],
    ["old line breaks", 'f();\rg("bad one");\r'],
    ["signs outside of the basic plane", 'f("💳"); g("bad one");'],
  ])("have their findings at the right place: %s", (_name, text) => {
    expect(marked(storeWith(text))).toEqual(['"bad one"']);
  });

  it("are survived in documents: nesting", () => {
    const path = "config/a.json";
    const store = storeWith(deep("[", "]"), { rules }, path);
    expect(store.session.analyse(path).findings).toEqual([]);
  });

  it("have paths that objects have names like", () => {
    const store = new MemoryStore(
      {
        "__proto__.ts": 'export const constructor = "bad one";',
        "a.ts": 'import { constructor } from "./__proto__"; f(constructor);',
      },
      { rules: [bad] },
    );
    expect(marked(store, "__proto__.ts")).toEqual(['"bad one"']);
    expect(marked(store, "a.ts")).toEqual(["constructor"]);
  });
});
