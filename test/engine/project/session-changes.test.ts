import { describe, expect, it } from "vitest";
import { MemoryStore } from "../../harness/memory-store.ts";

import { bad, marked } from "./session-rules.ts";

describe("a change", () => {
  const files = {
    "src/a.ts": 'import { text } from "./b"; f(text);',
    "src/b.ts": 'export { text } from "./c";',
    "src/c.ts": 'export const text = "bad one";',
    "src/d.ts": "export const other = 1;",
  };
  const all = Object.keys(files);

  function analysed(): MemoryStore {
    const store = new MemoryStore(files, { rules: [bad] });
    for (const path of all) store.session.analyse(path);
    return store;
  }

  function change(store: MemoryStore, path: string, text: string) {
    store.files.set(path, text);
    const affected = store.session.changed(path);
    const before = store.session.counters;
    for (const each of all) store.session.analyse(each);
    const { analyses, parses } = store.session.counters;
    return {
      affected: affected.toSorted(),
      analyses: analyses - before.analyses,
      parses: parses - before.parses,
    };
  }

  it("is not looked for: the same text is analysed once", () => {
    const store = analysed();
    const before = store.session.counters;
    for (const path of all) store.session.analyse(path);
    expect(store.session.counters).toEqual(before);
    expect(before).toMatchObject({ analyses: 4, parses: 4 });
  });

  it("reaches the files that read the changed one, through re-exports, and no others", () => {
    const store = analysed();
    expect(marked(store)).toEqual(["text"]);
    const { affected, analyses } = change(store, "src/c.ts", 'export const text = "good";');
    expect(affected).toEqual(["src/a.ts", "src/b.ts", "src/c.ts"]);
    expect(analyses).toBe(3);
    expect(marked(store)).toEqual([]);
  });

  it("of a file that nobody reads reaches nobody", () => {
    const store = analysed();
    expect(change(store, "src/a.ts", "f(1);")).toEqual({
      affected: ["src/a.ts"],
      analyses: 1,
      parses: 1,
    });
    expect(change(store, "src/d.ts", "export {};").analyses).toBe(1);
  });

  it("of an import is followed from then on", () => {
    const store = analysed();
    change(store, "src/a.ts", 'import { other as text } from "./d"; f(text);');
    expect(marked(store)).toEqual([]);
    const { affected } = change(store, "src/d.ts", 'export const other = "bad two";');
    expect(affected).toContain("src/a.ts");
    expect(marked(store)).toEqual(["text"]);
  });

  it("of a manifest reaches everything below, itself included", () => {
    const store = analysed();
    store.write("package.json", "{}");
    for (const path of all) store.session.analyse(path);
    expect(store.session.changed("package.json").toSorted()).toEqual(["package.json", ...all]);
  });

  it("of the mapped names of the compiler reaches everything", () => {
    const store = new MemoryStore(
      {
        "tsconfig.json": "{}",
        "src/a.ts": 'import { text } from "@shop/c"; f(text);',
        "src/c.ts": 'export const text = "bad one";',
      },
      { rules: [bad] },
    );
    expect(marked(store)).toEqual([]);
    store.files.set(
      "tsconfig.json",
      '{ "compilerOptions": { "paths": { "@shop/*": ["./src/*"] } } }',
    );
    expect(store.session.changed("tsconfig.json")).toContain("src/a.ts");
    expect(marked(store)).toEqual(["text"]);
  });

  it("forgets a file that is gone", () => {
    const store = analysed();
    store.remove("src/c.ts");
    expect(marked(store)).toEqual([]);
    expect(store.session.analyse("src/c.ts").unread).toBe("it cannot be read");
  });
});
