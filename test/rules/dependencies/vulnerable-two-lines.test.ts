import { describe, expect, it } from "vitest";
import type { FactsSketch } from "../../engine/deps/build.ts";
import { C, json, remedied } from "./vulnerable-project.ts";

describe("what two lines bring", () => {
  /** `a` and `d` both bring `c` 1.0.0. */
  const both = { dependencies: { a: "^1.0.0", d: "~1.0.0" } };
  const files = (manifest: Readonly<Record<string, unknown>> = both, range = "~1.0.0") => ({
    "package.json": json(manifest),
    "package-lock.json": json({
      lockfileVersion: 3,
      packages: {
        "": manifest,
        "node_modules/a": { version: "1.0.0", dependencies: { c: "~1.0.0" } },
        "node_modules/d": { version: "1.0.0", dependencies: { c: range } },
        "node_modules/c": { version: "1.0.0" },
      },
    }),
  });
  const a: FactsSketch = {
    versions: { "1.0.0": "2024-01-01", "1.1.0": "2025-01-01" },
    needs: { "1.0.0": { c: "~1.0.0" }, "1.1.0": { c: "^1.1.0" } },
  };
  const d: FactsSketch = {
    versions: { "1.0.0": "2024-01-01", "2.0.0": "2025-02-01" },
    needs: { "1.0.0": { c: "~1.0.0" }, "2.0.0": {} },
  };

  it("goes when both have moved, which one fix does", () => {
    const { finding, after } = remedied(files(), {
      packages: { a, d, c: C },
      holes: { c: "<1.1.0" },
    });
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      "Update a to 1.1.0 (minor, 22 months old) and d to 2.0.0 (major, 21 months old)",
      "Override c with ^1.1.0 (22 months old)",
    ]);
    expect(finding?.help).toBe(
      "a 1.1.0, a minor update, brings no vulnerable c. It stays until what else asks for it has moved, too: d to 2.0.0.",
    );
    expect(after["update-together"]).toEqual({
      "package.json": json({ dependencies: { a: "^1.1.0", d: "~2.0.0" } }),
    });
  });

  it("is overridden where one of them cannot move", () => {
    const stuck: FactsSketch = {
      versions: { "1.0.0": "2024-01-01" },
      needs: { "1.0.0": { c: "~1.0.0" } },
    };
    const { finding } = remedied(
      files(),
      {
        packages: { a, d: stuck, c: C },
        holes: { c: "<1.1.0" },
      },
      "package.json",
      "package.json",
      ["update-safe"],
    );
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      "Update a to 1.1.0 (minor, 22 months old)",
      "Override c with ^1.1.0 (22 months old)",
    ]);
    expect(finding?.help).toContain(
      "d brings it as well, and no version of d is known that does not.",
    );
  });

  it("follows where the other lets a mended version in", () => {
    const open: FactsSketch = {
      versions: { "1.0.0": "2024-01-01", "2.0.0": "2025-02-01" },
      needs: { "1.0.0": { c: "^1.0.0" }, "2.0.0": {} },
    };
    const { finding } = remedied(
      files(both, "^1.0.0"),
      {
        packages: { a, d: open, c: C },
        holes: { c: "<1.1.0" },
      },
      "package.json",
      "package.json",
      ["update-safe"],
    );
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      "Update a to 1.1.0 (minor, 22 months old)",
    ]);
  });

  it("moves with a line that asks for it itself", () => {
    const own = { dependencies: { c: "^1.0.0", d: "~1.0.0" } };
    const c: FactsSketch = { versions: { "1.0.0": "2024-01-01", "2.0.0": "2025-01-01" } };
    const { finding, after } = remedied(files(own), {
      packages: { d, c },
      holes: { c: "<2.0.0" },
    });
    expect(finding?.fixes.map(({ id }) => id)).toEqual(["update-together"]);
    expect(after["update-together"]).toEqual({
      "package.json": json({ dependencies: { c: "^2.0.0", d: "~2.0.0" } }),
    });
  });
});
