import { describe, expect, it } from "vitest";
import { applyEdits, computeFixes } from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/authentication/env-file-tracked/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const SECRET = "DB_PASSWORD=uJ4rTq0ZbY7mWc2Hs9XeLk5NvDa8PfG1\n";

/** The list of what git leaves alone, after the fix for a tracked file; undefined where none is offered. */
function listAfter(path: string, list?: string): string | undefined {
  const files = { [path]: SECRET, ...(list === undefined ? {} : { ".gitignore": list }) };
  const { session } = new MemoryStore(files, { rules: [rule] });
  session.analyse(path);
  const [result] = session.analyseProject([path], { known: true, paths: new Set([path]) });
  expect(result?.findings.length).toBe(1);
  const [fix] = computeFixes(
    session,
    path,
    SECRET,
    (_finding, offer) => offer.id === "ignore-file",
  );
  expect(fix?.edits.every(({ file }) => file === ".gitignore") ?? true).toBe(true);
  return fix && applyEdits(list ?? "", fix.edits);
}

describe("a file that git is to leave alone", () => {
  it("is named at the end of the list, from the root", () => {
    expect(listAfter("apps/shop/.env", "node_modules\n")).toBe("node_modules\n/apps/shop/.env\n");
    expect(listAfter(".env", "node_modules")).toBe("node_modules\n/.env\n");
    expect(listAfter(".env", "dist\r\n")).toBe("dist\r\n/.env\r\n");
  });

  it("begins a list where there is none", () => {
    expect(listAfter(".env")).toBe("/.env\n");
  });

  it("is written so that git takes it by its letters", () => {
    expect(listAfter("[shop]/#1/.env", "")).toBe("/\\[shop\\]/\\#1/.env\n");
  });

  it("is not named twice", () => {
    expect(listAfter(".env", "/.env\n")).toBeUndefined();
  });
});
