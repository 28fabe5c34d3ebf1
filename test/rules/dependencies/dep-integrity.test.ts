import { describe, expect, it } from "vitest";
import type { Finding } from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/dependencies/dep-integrity/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

type Entry = Readonly<Record<string, unknown>>;

const HOST = "https://registry.test";

/** Packages with checksums from one registry. */
function usual(count: number): Record<string, Entry> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `node_modules/p${i}`,
      { version: "1.0.0", resolved: `${HOST}/p${i}/-/p${i}-1.0.0.tgz`, integrity: "sha512-x" },
    ]),
  );
}

function findings(
  packages: Readonly<Record<string, Entry>>,
  files: Readonly<Record<string, string>> = {},
): readonly Finding[] {
  const store = new MemoryStore(
    {
      "package.json": "{}",
      "package-lock.json": JSON.stringify({ lockfileVersion: 3, packages }, undefined, 2),
      ...files,
    },
    { rules: [rule], configuration: { preset: "audit" } },
  );
  const result = store.session.analyseProject(["package.json"], { known: true, paths: new Set() });
  return result.flatMap((each) => each.findings);
}

describe("dep-integrity", () => {
  describe("stays silent", () => {
    it.each([
      ["on a whole lockfile", usual(6)],
      [
        "where nothing has a checksum",
        { "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "1.0.0" } },
      ],
      [
        "on the project's own packages, git and bundles",
        {
          ...usual(6),
          "packages/own": { version: "1.0.0" },
          "node_modules/own": { resolved: "packages/own", link: true },
          "node_modules/git": { version: "1.0.0", resolved: "git+ssh://git@host.test/a.git#abc" },
          "node_modules/p1/node_modules/in": { version: "1.0.0", inBundle: true },
        },
      ],
      [
        "on optional packages that were never fetched",
        { ...usual(6), "node_modules/mac": { version: "1.0.0", optional: true } },
      ],
      [
        "on a scope with a registry of its own",
        {
          ...usual(40),
          "node_modules/@own/a": {
            version: "1.0.0",
            resolved: "https://own.test/@own/a/-/a-1.0.0.tgz",
            integrity: "sha512-x",
          },
        },
      ],
      [
        "on two hosts of about the same share",
        {
          ...usual(30),
          ...Object.fromEntries(
            Array.from({ length: 10 }, (_, i) => [
              `node_modules/m${i}`,
              {
                version: "1.0.0",
                resolved: `https://mirror.test/m${i}.tgz`,
                integrity: "sha512-x",
              },
            ]),
          ),
        },
      ],
    ])("%s", (_name, packages) => expect(findings(packages)).toEqual([]));

    it("on a host that the project's configuration names", () => {
      const packages = {
        ...usual(40),
        "node_modules/odd": {
          version: "1.0.0",
          resolved: "https://own.test/odd.tgz",
          integrity: "sha512-x",
        },
      };
      expect(findings(packages, { ".npmrc": "registry=https://own.test/\n" })).toEqual([]);
    });
  });

  it("counts packages without a checksum, once", () => {
    const packages = {
      ...usual(6),
      "node_modules/odd": { version: "1.0.0", resolved: `${HOST}/odd.tgz` },
      "node_modules/odder": { version: "1.0.0" },
    };
    expect(findings(packages)).toMatchObject([
      {
        level: "information",
        message: "2 of 8 packages in this lockfile have no checksum, such as odd.",
      },
    ]);
  });

  it("tells of packages that were fetched without encryption", () => {
    const odd = { version: "1.0.0", resolved: "http://registry.test/odd.tgz", integrity: "sha1-x" };
    expect(findings({ ...usual(6), "node_modules/odd": odd })).toMatchObject([
      { level: "warning", message: "odd was fetched without encryption: registry.test." },
    ]);
  });

  it("tells of a host of a few packages", () => {
    const odd = { version: "1.0.0", resolved: "https://evil.test/p3.tgz", integrity: "sha512-y" };
    const found = findings({ ...usual(40), "node_modules/p3": odd });
    expect(found).toMatchObject([
      { message: expect.stringContaining("1 packages come from evil.test") },
    ]);
  });

  it("marks the entry in a lockfile of Yarn", () => {
    const entry = (name: string, integrity: string): string =>
      `${name}@^1.0.0:\n  version "1.0.0"\n  resolved "${HOST}/${name}.tgz#aa"\n${integrity}\n`;
    const text = [
      "# yarn lockfile v1\n\n",
      ...["a", "b", "c", "d", "e"].map((name) => entry(name, "  integrity sha512-x\n")),
      entry("bare", ""),
    ].join("\n");
    const store = new MemoryStore(
      { "package.json": "{}", "yarn.lock": text },
      { rules: [rule], configuration: { preset: "audit" } },
    );
    const [result] = store.session.analyseProject(["package.json"], {
      known: true,
      paths: new Set(),
    });
    expect(result?.path).toBe("yarn.lock");
    const range = result?.findings[0]?.range;
    expect(text.slice(range?.start, range?.end)).toBe("bare@^1.0.0");
  });
});
