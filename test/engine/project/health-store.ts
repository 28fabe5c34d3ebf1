import {
  type AdvisoryResult,
  type Configuration,
  dependencyHealth,
  type DependencyHealth,
  type HealthState,
  type LookupResult,
} from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { type FactsSketch, facts } from "../deps/build.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

export const MANIFEST = {
  name: "shop",
  dependencies: { pay: "^1.0.0", tax: "^1.0.0", "csv-writer": "^2.0.0" },
  devDependencies: { runner: "^1.0.0" },
};

export const LOCK = {
  lockfileVersion: 3,
  packages: {
    "": MANIFEST,
    "node_modules/pay": { version: "1.0.0", dependencies: { inner: "^1.0.0" } },
    "node_modules/tax": { version: "1.0.0" },
    "node_modules/csv-writer": { version: "2.0.0" },
    "node_modules/inner": { version: "1.0.0", deprecated: "use outer" },
    "node_modules/runner": { version: "1.0.0" },
  },
};

export const CODE = 'import pay from "pay";\nimport { rate } from "tax";\npay(rate);\n';

export function storeWith(
  files: Readonly<Record<string, string>> = {},
  configuration: Partial<Configuration> = {},
): MemoryStore {
  return new MemoryStore(
    {
      "package.json": JSON.stringify(MANIFEST),
      "package-lock.json": JSON.stringify(LOCK),
      "src/shop.js": CODE,
      ...files,
    },
    { rules, configuration },
  );
}

export const ANSWERS: Readonly<Record<string, FactsSketch>> = {
  pay: { versions: { "1.0.0": "2026-01-01" } },
  tax: {
    versions: { "1.0.0": "2026-01-01", "2.0.0": "2026-06-01" },
    deprecated: { "1.0.0": "counts wrong" },
  },
  "csv-writer": { versions: { "2.0.0": "2026-01-01", "2.1.0": "2026-05-01" } },
};

export const ADVISORIES: Extract<AdvisoryResult, { readonly ok: true }> = {
  ok: true,
  fetchedAt: 7,
  leftOut: [],
  mended: new Map([["inner@1.0.0", "1.2.0"]]),
  advisories: new Map([
    [
      "inner",
      [{ id: "GHSA-1", title: "Leaks cards", severity: "high", vulnerable: "<1.2.0", cwe: [] }],
    ],
  ]),
};

export function answer(store: MemoryStore, advisories: AdvisoryResult = ADVISORIES): void {
  const answers = new Map(
    Object.entries(ANSWERS).map(([name, sketch]): [string, LookupResult] => [
      name,
      { ok: true, facts: facts({ ...sketch, name }) },
    ]),
  );
  const failed: LookupResult = { ok: false, reason: "timeout", text: "No answer in time." };
  store.session.manifests.setPaths([...store.files.keys()]);
  store.session.setLookups("package.json", answers.set("runner", failed), advisories);
}

export function healthOf(store: MemoryStore, off?: string): DependencyHealth {
  return dependencyHealth({
    session: store.session,
    files: [...store.files.keys()],
    ...(off !== undefined && { off }),
  });
}

/** The day on which a session judges. */
export function dayOf({ session }: MemoryStore): string {
  return session.now.toISOString().slice(0, 10);
}

export function namesIn(health: DependencyHealth, state: HealthState): string[] {
  return health.items.filter((item) => item.state === state).map(({ name }) => name);
}
