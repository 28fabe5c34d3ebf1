import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { audit, type Finding } from "../../src/engine/api.ts";
import { createLookUp } from "../../src/registry/session-lookup.ts";
import { rule } from "../../src/rules/dependencies/dep-known-vulnerable/rule.ts";
import type { AdvisoryTable, FaultRegistry } from "../harness/fault-registry.ts";
import { MemoryStore } from "../harness/memory-store.ts";
import { packument } from "../harness/packument.ts";
import { client, faulty, folder } from "./setup.ts";
import { npmJson } from "../harness/npm-json.ts";

/** A store: `web` brings `parser`, `mail` brings `parser` and `text`, `tool` is for developers. */
const MANIFEST = {
  name: "shop",
  version: "1.0.0",
  dependencies: { web: "^1.0.0", mail: "^2.0.0", pay: "^1.0.0" },
  devDependencies: { tool: "^1.0.0" },
};

const DEPENDENCIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  web: { parser: "~1.0.0" },
  mail: { parser: "^2.0.0", text: "^1.0.0" },
  tool: { text: "^1.0.0" },
};

const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  web: ["1.0.0", "1.1.0"],
  mail: ["2.0.0", "2.1.0"],
  pay: ["1.0.0", "1.0.1", "1.1.0", "2.0.0"],
  tool: ["1.0.0"],
  parser: ["1.0.0", "1.0.9", "2.0.0"],
  text: ["1.0.0", "1.2.0"],
};

const LOCK = {
  name: "shop",
  version: "1.0.0",
  lockfileVersion: 3,
  requires: true,
  packages: {
    "": MANIFEST,
    ...entries({
      web: ["1.0.0"],
      mail: ["2.0.0"],
      pay: ["1.0.0"],
      tool: ["1.0.0", true],
      parser: ["1.0.0"],
      "mail/node_modules/parser": ["2.0.0"],
      text: ["1.0.0"],
    }),
  },
};

function entries(
  versions: Readonly<Record<string, readonly [version: string, dev?: boolean]>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(versions).map(([path, [version, dev]]) => {
      const name = path.split("node_modules/").at(-1) ?? path;
      const dependencies = DEPENDENCIES[name];
      return [`node_modules/${path}`, { version, dev, ...(dependencies && { dependencies }) }];
    }),
  );
}

const ADVISORIES: AdvisoryTable = {
  minimist: [advisory(1, "critical", "<0.2.4")],
  pay: [advisory(2, "high", "<1.0.1"), advisory(3, "moderate", "=1.0.1")],
  parser: [advisory(4, "critical", ">=1.0.0 <1.0.5")],
  text: [advisory(5, "low", "<1.2.0")],
};

function advisory(id: number, severity: string, vulnerable_versions: string) {
  const url = `https://github.com/advisories/GHSA-aaaa-bbbb-ccc${id}`;
  return {
    id,
    url,
    title: `Hole ${id}`,
    severity,
    vulnerable_versions,
    cwe: [],
    cvss: { score: 5 },
  };
}

async function registry(): Promise<FaultRegistry> {
  const server = await faulty();
  for (const [name, versions] of Object.entries(PACKAGES)) {
    const manifests = versions.map((version) => [
      version,
      {
        name,
        version,
        dependencies: DEPENDENCIES[name] ?? {},
        dist: { tarball: `${server.url}${name}/-/${name}-${version}.tgz`, shasum: "0".repeat(40) },
      },
    ]);
    const days = Object.fromEntries(versions.map((version) => [version, "2026-01-01"]));
    server.serve(packument(name, days, { versions: Object.fromEntries(manifests) }));
  }
  server.advise(ADVISORIES);
  return server;
}

interface NpmVulnerability {
  readonly severity: string;
  readonly via: readonly (string | { readonly range: string })[];
  readonly nodes: readonly string[];
  readonly fixAvailable: boolean | { readonly name: string; readonly version: string };
}

async function npmAudit(url: string): Promise<Readonly<Record<string, NpmVulnerability>>> {
  const cwd = folder({
    "package.json": JSON.stringify(MANIFEST),
    "package-lock.json": JSON.stringify(LOCK),
  });
  writeFileSync(join(cwd, "npmrc"), "");
  const args = ["audit", "--json", "--package-lock-only"];
  const parsed = (await npmJson(args, { cwd, home: cwd, registry: url })) as {
    readonly vulnerabilities?: Readonly<Record<string, NpmVulnerability>>;
  };
  if (!parsed.vulnerabilities) throw new Error("npm audit names no vulnerabilities");
  expect(readFileSync(join(cwd, "package-lock.json"), "utf8")).toBe(JSON.stringify(LOCK));
  return parsed.vulnerabilities;
}

async function ownAudit(server: FaultRegistry): Promise<readonly Finding[]> {
  const files = {
    "package.json": JSON.stringify(MANIFEST, undefined, 2),
    "package-lock.json": JSON.stringify(LOCK),
    "src/shop.ts": 'import { serve } from "web";\nserve();\n',
  };
  const { session } = new MemoryStore(files, { rules: [rule], configuration: { preset: "audit" } });
  const result = await audit({
    session,
    files: Object.keys(files),
    skipped: [],
    tracked: { known: true, paths: new Set() },
    ...createLookUp({
      registry: client({ npmrc: `registry=${server.url}` }),
      session,
      root: folder(),
    }),
  });
  expect(result.notChecked).toEqual([]);
  return result.results.flatMap((each) => each.findings);
}

describe("npm audit as the judge", () => {
  it("finds the same vulnerable packages, for production and development, and the same update", async () => {
    const server = await registry();
    const [npm, own] = await Promise.all([npmAudit(server.url), ownAudit(server)]);

    const theirs = Object.entries(npm)
      .filter(([, { via }]) => via.some((each) => typeof each === "object"))
      .flatMap(([name, { nodes }]) => nodes.map((node) => `${name} ${entryOf(node).version}`));
    const ours = own.flatMap(({ facts }) =>
      facts.map((fact) => fact.label).filter((label) => /^\S+ \d/.test(label)),
    );
    // npm names each copy; a package that two lines bring along stands at the nearer of them here.
    expect([...new Set(ours)].toSorted()).toEqual([...new Set(theirs)].toSorted());

    // To npm a step within the range is simply available; 1.0.1 has a hole of its own.
    expect(npm["pay"]?.fixAvailable).toBe(true);
    const pay = own.find(({ message }) => message.startsWith("pay"));
    expect(pay?.fixes.map((fix) => fix.title)).toEqual([
      "Update pay to 1.1.0 (minor, 10 months old)",
    ]);

    const parser = own.find(({ message }) => message.startsWith("parser"));
    expect(parser).toMatchObject({ level: "error", fixes: [{ id: "override" }] });
    expect(parser?.facts).toEqual(
      expect.arrayContaining([
        { label: "Path", value: "web › parser" },
        { label: "Installed for", value: "production" },
        { label: "Imports of web", value: "src/shop.ts:1" },
      ]),
    );
    expect(npm["parser"]?.severity).toBe("critical");
  }, 60_000);
});

function entryOf(node: string): { readonly version: string } {
  const entry = Object.entries(LOCK.packages).find(([path]) => path === node)?.[1];
  return { version: JSON.stringify(entry).match(/"version":"([^"]+)"/)?.[1] ?? "" };
}
