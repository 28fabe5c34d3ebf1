import { describe, expect, it } from "vitest";
import type { FactsSketch } from "../../engine/deps/build.ts";
import { A, C, chain, json, remedied } from "./vulnerable-project.ts";

describe("an update of the line's own package", () => {
  const b: FactsSketch = {
    versions: { "1.0.0": "2024-01-01", "2.0.0": "2025-01-01" },
    needs: { "1.0.0": { c: "~1.0.0" }, "2.0.0": { c: "^1.1.0" } },
  };

  it("is the smallest whose packages are safe, over two steps", () => {
    const a: FactsSketch = {
      versions: {
        "1.0.0": "2024-01-01",
        "1.0.1": "2024-02-01",
        "1.1.0": "2025-01-01",
        "1.2.0": "2025-02-01",
      },
      needs: {
        "1.0.0": { b: "^1.0.0" },
        "1.0.1": { b: "^1.0.0" },
        "1.1.0": { b: "^2.0.0" },
        "1.2.0": { b: "^2.0.0" },
      },
    };
    const { finding, after } = remedied(chain(), {
      packages: { a, b, c: C },
      holes: { c: "<1.1.0" },
    });
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      "Update a to 1.1.0 (minor, 22 months old)",
    ]);
    expect(finding?.help).toBe("a 1.1.0, a minor update, brings no vulnerable c.");
    expect(after["update-safe"]).toEqual({
      "package.json": json({ dependencies: { a: "^1.1.0" } }),
    });
  });

  it("that no longer needs the package at all is one", () => {
    const a: FactsSketch = {
      versions: { "1.0.0": "2024-01-01", "1.0.1": "2024-02-01" },
      needs: { "1.0.0": { b: "^1.0.0" }, "1.0.1": {} },
    };
    const { finding } = remedied(chain(), { packages: { a, b, c: C }, holes: { c: "<1.1.0" } });
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      "Update a to 1.0.1 (patch, 33 months old)",
    ]);
  });

  it("is none where the new version has a hole of its own", () => {
    const a: FactsSketch = {
      versions: { "1.0.0": "2024-01-01", "1.1.0": "2025-01-01", "1.1.1": "2025-02-01" },
      needs: { "1.0.0": { b: "^1.0.0" }, "1.1.0": { b: "^2.0.0" }, "1.1.1": { b: "^2.0.0" } },
    };
    const { finding } = remedied(chain(), {
      packages: { a, b, c: C },
      holes: { c: "<1.1.0", a: "=1.1.0" },
    });
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      "Update a to 1.1.1 (minor, 21 months old)",
    ]);
  });

  it("is none where what is installed still fits: it would stay", () => {
    const a: FactsSketch = {
      versions: { "1.0.0": "2024-01-01", "1.1.0": "2025-01-01" },
      needs: { "1.0.0": { b: "^1.0.0" }, "1.1.0": { c: "^1.0.0" } },
    };
    const { finding, after } = remedied(chain(), {
      packages: { a, b, c: C },
      holes: { c: "<1.1.0" },
    });
    expect(finding?.fixes.map(({ id }) => id)).toEqual(["override"]);
    expect(after["override"]).toEqual({
      "package.json": json({ ...A, overrides: { c: "^1.1.0" } }),
    });
  });

  it("is never a version below the installed one", () => {
    const a: FactsSketch = {
      versions: { "0.9.0": "2023-01-01", "1.0.0": "2024-01-01" },
      needs: { "0.9.0": {}, "1.0.0": { b: "^1.0.0" } },
    };
    const { finding } = remedied(chain(), { packages: { a, b, c: C }, holes: { c: "<1.1.0" } });
    expect(finding?.fixes.map(({ id }) => id)).toEqual(["override"]);
  });

  it("is never one that has only just come out", () => {
    const a: FactsSketch = {
      versions: { "1.0.0": "2024-01-01", "1.1.0": "2026-11-22", "1.2.0": "2026-11-10" },
      needs: { "1.0.0": { b: "^1.0.0" }, "1.1.0": {}, "1.2.0": {} },
    };
    const { finding } = remedied(chain(), { packages: { a, b, c: C }, holes: { c: "<1.1.0" } });
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      "Update a to 1.2.0 (minor, 12 days old)",
    ]);
  });

  it("stands beside an override where it is a major one", () => {
    const a: FactsSketch = {
      versions: { "1.0.0": "2024-01-01", "2.0.0": "2025-01-01" },
      needs: { "1.0.0": { b: "^1.0.0" }, "2.0.0": {} },
    };
    const { finding } = remedied(chain(), { packages: { a, b, c: C }, holes: { c: "<1.1.0" } });
    expect(finding?.fixes.map(({ title }) => title)).toEqual([
      "Update a to 2.0.0 (major, 22 months old)",
      "Override c with ^1.1.0 (22 months old)",
    ]);
  });

  it("says of an override how old it is at least where the registry tells no days", () => {
    const stuck: FactsSketch = {
      versions: { "1.0.0": "2024-01-01" },
      needs: { "1.0.0": { b: "^1.0.0" } },
    };
    const titles = (modified?: string) => {
      const dateless = { "1.0.0": null, "1.1.0": null };
      const c: FactsSketch = { versions: dateless, ...(modified !== undefined && { modified }) };
      const { finding } = remedied(chain(), {
        packages: { a: stuck, b, c },
        holes: { c: "<1.1.0" },
      });
      return finding?.fixes.map(({ title }) => title);
    };
    expect(titles("2026-02-22")).toEqual(["Override c with ^1.1.0 (at least 8 months old)"]);
    expect(titles()).toEqual(["Override c with ^1.1.0"]);
  });

  it("is taken at the line of the catalog", () => {
    const manifest = json({ name: "web", dependencies: { a: "catalog:" } });
    const a: FactsSketch = { versions: { "1.0.0": "2024-01-01", "1.0.1": "2024-02-01" } };
    const files = {
      "package.json": json({ name: "root" }),
      "web/package.json": manifest,
      "pnpm-workspace.yaml": "packages: [web]\ncatalog:\n  a: ^1.0.0 # shared\n",
      "pnpm-lock.yaml":
        "lockfileVersion: '9.0'\n\nimporters:\n\n  web:\n    dependencies:\n      a:\n        specifier: 'catalog:'\n        version: 1.0.0\n\npackages:\n\n  a@1.0.0:\n    resolution: {integrity: sha512-x}\n\nsnapshots:\n\n  a@1.0.0: {}\n",
    };
    const { after } = remedied(
      files,
      { packages: { a }, holes: { a: "<1.0.1" } },
      "pnpm-workspace.yaml",
      "web/package.json",
    );
    expect(after["update-safe"]).toEqual({
      "pnpm-workspace.yaml": "packages: [web]\ncatalog:\n  a: ^1.0.1 # shared\n",
    });
  });
});

describe("what an update would break", () => {
  it("is said, and another version of the same step is preferred that breaks nothing", () => {
    const manifest = { dependencies: { a: "^1.0.0", skin: "^1.0.0" } };
    const files = {
      "package.json": json(manifest),
      "package-lock.json": json({
        lockfileVersion: 3,
        packages: {
          "": manifest,
          "node_modules/a": { version: "1.0.0" },
          "node_modules/skin": { version: "1.0.0" },
        },
      }),
    };
    const skin = (range: string): FactsSketch => ({
      versions: { "1.0.0": "2024-01-01" },
      peers: { "1.0.0": { a: range } },
    });
    const a: FactsSketch = {
      versions: { "1.0.0": "2024-01-01", "1.1.0": "2025-01-01", "1.2.0": "2025-02-01" },
    };
    const titles = (range: string): unknown =>
      remedied(files, {
        packages: { a, skin: skin(range) },
        holes: { a: "<1.1.0" },
      }).finding?.fixes.map(({ title }) => title);
    expect(titles("1.0.0 || ^1.2.0")).toEqual(["Update a to 1.2.0 (minor, 21 months old)"]);
    expect(titles("~1.0.0")).toEqual([
      "Update a to 1.1.0 (minor, 22 months old; breaks: skin wants a ~1.0.0)",
    ]);
  });
});

describe("a lockfile that is merely old", () => {
  it("is to be renewed", () => {
    const { finding } = remedied(chain(), {
      packages: {
        a: { versions: { "1.0.0": null }, needs: { "1.0.0": { b: "^1.0.0" } } },
        b: { versions: { "1.0.0": null }, needs: { "1.0.0": { c: "~1.0.0" } } },
        c: { versions: { "1.0.0": "2024-01-01", "1.0.5": "2025-01-01" } },
      },
      holes: { c: "<1.0.5" },
    });
    expect(finding?.help).toBe(
      "c is mended in 1.0.5, which b lets in: renew it in the lockfile (npm update c), or override it.",
    );
  });
});

describe("no safe fix", () => {
  it("is said where no version is mended", () => {
    const { finding } = remedied(chain(), { packages: {}, holes: { c: "*" } });
    expect(finding?.fixes).toEqual([]);
    expect(finding?.help).toContain("There is no safe fix");
  });

  it("is said of what comes inside an archive", () => {
    const files = chain(A, {
      "node_modules/b/node_modules/c": { version: "1.0.0", inBundle: true },
    });
    const { finding } = remedied(files, { packages: { c: C }, holes: { c: "<1.1.0" } });
    expect(finding?.fixes).toEqual([]);
    expect(finding?.help).toContain("inside the archive of b");
  });
});
