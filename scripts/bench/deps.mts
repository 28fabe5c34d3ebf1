import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reach } from "../../src/engine/deps/lock-reach.ts";
import { readLock } from "../../src/engine/deps/lockfile.ts";
import { createRegistry } from "../../src/registry/registry.ts";
import { KNOWN_TO_ALL, startFaultRegistry } from "../../test/harness/fault-registry.ts";
import { packument } from "../../test/harness/packument.ts";

const DIRECT = 1_000;
const LATENCY_MS = 30;
const LOCKED = 4_000;

/** Look-ups of a thousand dependencies at a registry that takes its time, and lockfiles of four thousand packages. */
export async function benchDeps(): Promise<void> {
  lockfiles();
  await lookUps();
}

function lockfiles(): void {
  const names = Array.from({ length: LOCKED }, (_, index) => `package-${index}`);
  const requires = (index: number): string[] =>
    [2 * index + 1, 2 * index + 2].filter((each) => each < LOCKED).map((each) => `package-${each}`);
  const integrity = `sha512-${"a".repeat(86)}==`;
  const npm = JSON.stringify({
    lockfileVersion: 3,
    packages: {
      "": { dependencies: { "package-0": "1.0.0" } },
      ...Object.fromEntries(
        names.map((name, index) => [
          `node_modules/${name}`,
          {
            version: "1.0.0",
            integrity,
            dependencies: Object.fromEntries(requires(index).map((each) => [each, "1.0.0"])),
          },
        ]),
      ),
    },
  });
  const lines = (index: number): string =>
    requires(index).length === 0
      ? " {}"
      : `\n    dependencies:\n${requires(index)
          .map((each) => `      ${each}: 1.0.0\n`)
          .join("")}`;
  const pnpm = [
    "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      package-0:\n        specifier: 1.0.0\n        version: 1.0.0\n\npackages:\n",
    ...names.map((name) => `  ${name}@1.0.0:\n    resolution: {integrity: ${integrity}}\n`),
    "snapshots:\n",
    ...names.map((name, index) => `  ${name}@1.0.0:${lines(index)}\n`),
  ].join("\n");
  for (const [file, text] of [
    ["package-lock.json", npm],
    ["pnpm-lock.yaml", pnpm],
  ] as const) {
    const start = performance.now();
    const result = readLock(file, text);
    if (!result.ok) throw new Error(result.reason);
    const ways = reach(result.lock, result.lock.importers ?? new Map());
    console.log(
      `${file}: ${ways.size} packages read and reached in ${ms(performance.now() - start)}`,
    );
  }
}

async function lookUps(): Promise<void> {
  const server = await startFaultRegistry({ delayMs: LATENCY_MS });
  const home = mkdtempSync(join(tmpdir(), "storewarden-bench-"));
  writeFileSync(join(home, ".npmrc"), `registry=${server.url}\n`);
  const names = Array.from({ length: DIRECT }, (_, index) => `package-${index}`);
  for (const name of names) server.serve(packument(name));
  server.advise(KNOWN_TO_ALL);
  const registry = createRegistry({
    projectDirs: [],
    trusted: true,
    env: { HOME: home, npm_config_globalconfig: join(home, "none") },
    now: () => Date.parse("2026-11-22T12:00:00Z"),
  });
  try {
    for (const what of ["cold", "warm"]) {
      const before = server.requests.length + server.posts.length;
      const start = performance.now();
      await Promise.all([
        registry.lookup(names.map((name) => ({ name, current: "1.0.0" }))),
        registry.advisories(new Map(names.map((name) => [name, ["1.0.0"]]))),
      ]);
      const requests = server.requests.length + server.posts.length - before;
      console.log(
        `${DIRECT} dependencies at ${LATENCY_MS} ms, ${what}: ${ms(performance.now() - start)}, ${requests} requests, ${server.mostAtOnce} at once`,
      );
    }
  } finally {
    await registry.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}
