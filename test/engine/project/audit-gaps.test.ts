import { describe, expect, it } from "vitest";
import { type AuditInput, audit } from "../../../src/engine/api.ts";
import { globMatcher } from "../../../src/engine/project/glob.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const TRACKED = { known: true, paths: new Set<string>() } as const;

function input(store: MemoryStore, more: Partial<AuditInput> = {}): AuditInput {
  const files = [...store.files.keys()];
  return { session: store.session, files, skipped: [], tracked: TRACKED, ...more };
}

describe("what an audit could not look at", () => {
  it("is counted as skipped when a file gives no text, instead of passing as empty", async () => {
    const store = new MemoryStore({ "a.ts": "" }, { rules: [] });
    const result = await audit(input(store, { files: ["a.ts", "gone.ts"] }));
    expect(result.results.map((each) => each.path)).toEqual(["a.ts"]);
    expect(result.skipped).toEqual([{ path: "gone.ts", reason: "it cannot be read" }]);
  });

  it("is not checked when a lockfile cannot be read", async () => {
    const store = new MemoryStore(
      {
        "package.json": '{ "dependencies": { "express": "^4.0.0" } }',
        "package-lock.json": "<<<<<<< ours",
      },
      { rules: [] },
    );
    const result = await audit(input(store, { files: ["package.json"], lookUpOff: "offline" }));
    expect(result.notChecked).toEqual([
      { what: "express", reason: "offline", file: "package.json" },
      {
        what: "package-lock.json",
        reason: "it holds marks of a merge conflict",
        file: "package-lock.json",
      },
    ]);
  });

  it("is said when the audit is stopped, and what was found is kept", async () => {
    const stop = new AbortController();
    const store = new MemoryStore({ "a.ts": "1;\n", "b.ts": "", "c.ts": "" }, { rules: [] });
    const onResult = (): void => stop.abort();
    const result = await audit(input(store, { signal: stop.signal, onResult }));
    expect(result.cancelled).toBe(true);
    expect(result.results.map((each) => each.path)).toEqual(["a.ts"]);
    expect(result.notChecked).toEqual([
      { what: "2 files", reason: "the audit was stopped before it came to them" },
      {
        what: "dependencies and checks of the whole project",
        reason: "the audit was stopped before it came to them",
      },
    ]);
  });
});

describe("globs", () => {
  it.each([
    ["legacy", "src/legacy/a.ts", true],
    ["legacy/", "src/legacy/a.ts", true],
    ["/legacy", "src/legacy/a.ts", false],
    ["/legacy", "legacy/a.ts", true],
    ["./legacy", "legacy/a.ts", true],
    ["src/legacy", "src/legacy/deep/a.ts", true],
    ["*.test.ts", "src/a.test.ts", true],
    ["dist/**", "dist/index.js", true],
    ["dist/**", "packages/dist/index.js", false],
    ["app/\\[slug\\]/*.tsx", "app/[slug]/page.tsx", true],
    ["**/.env", ".env", true],
  ])("%s on %s", (glob, path, matches) => {
    expect(globMatcher([glob])(path)).toBe(matches);
  });
});
