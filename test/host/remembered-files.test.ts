import { expect, it } from "vitest";
import { rememberFiles } from "../../src/host/remembered-files.ts";

it("a file is read once, its absence included, and what is too much is forgotten", () => {
  const reads: string[] = [];
  const files = rememberFiles({
    read: (path) => {
      reads.push(path);
      return path === "missing.ts" ? undefined : "x".repeat(12_000_000);
    },
    exists: (path) => {
      reads.push(`exists ${path}`);
      return true;
    },
    unreadable: () => "it is gone",
  });
  for (const path of ["a.ts", "missing.ts", "a.ts", "missing.ts"]) files.read(path);
  for (const path of ["a.ts", "a.ts"]) files.exists(path);
  expect(reads).toEqual(["a.ts", "missing.ts", "exists a.ts"]);
  expect(files.unreadable?.("missing.ts")).toBe("it is gone");
  for (const path of ["b.ts", "c.ts", "c.ts", "a.ts"]) files.read(path);
  expect(reads.slice(3)).toEqual(["b.ts", "c.ts", "a.ts"]);
});

it("a text that somebody else has read is not read again, and does not replace what was read before", () => {
  const reads: string[] = [];
  const files = rememberFiles({
    read: (path) => {
      reads.push(path);
      return `read ${path}`;
    },
    exists: () => true,
  });
  files.learn("a.ts", "told");
  expect(files.read("a.ts")).toBe("told");
  expect(files.read("b.ts")).toBe("read b.ts");
  files.learn("b.ts", "later");
  expect(files.read("b.ts")).toBe("read b.ts");
  expect(reads).toEqual(["b.ts"]);
});
