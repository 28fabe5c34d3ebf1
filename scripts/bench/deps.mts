import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { reach } from "../../src/engine/deps/lock-reach.ts";
import { readLock } from "../../src/engine/deps/lockfile.ts";
import { createRegistry } from "../../src/registry/registry.ts";
import type { Registry } from "../../src/registry/registry-options.ts";
import {
  type RegistryInThread,
  type RegistryPlan,
  startRegistryInThread,
} from "./registry-in-thread.mts";

const DIRECT = 1_000;
const LATENCY_MS = 30;
const LOCKED = 4_000;
const LARGE_BYTES = 20_000_000;

/** Look-ups of a thousand dependencies at a registry that takes its time, and lockfiles of four thousand packages. */
export async function benchDeps(): Promise<void> {
  lockfiles();
  await lookUps();
  await largeDocument();
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
  const packages = Array.from({ length: DIRECT }, (_, index) => `package-${index}`);
  await withRegistry({ delayMs: LATENCY_MS, packages, large: [] }, async (server, open) => {
    console.log(
      `the same requests by Node's own client, without keeping anything: ${ms(await plainRequests(server.url, packages))}`,
    );
    const first = open();
    // The client's library is loaded with it; from its many files that takes ten times as long as when it is built.
    await first.lookup([{ name: "unknown" }]);
    let before = await server.counts();
    const second = open();
    for (const [what, registry] of [
      ["cold", first],
      ["warm, from memory", first],
      ["warm, from the disk", second],
    ] as const) {
      if (registry === second) await first.close();
      const start = performance.now();
      await Promise.all([
        registry.lookup(packages.map((name) => ({ name, current: "1.0.0" }))),
        registry.advisories(new Map(packages.map((name) => [name, ["1.0.0"]]))),
      ]);
      const took = ms(performance.now() - start);
      const after = await server.counts();
      console.log(
        `${DIRECT} dependencies at ${LATENCY_MS} ms, ${what}: ${took}, ${after.requests - before.requests} requests, ${after.mostAtOnce} at once`,
      );
      before = after;
    }
  });
}

/** What the machine and the latency allow at best just now. */
async function plainRequests(url: string, packages: readonly string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const start = performance.now();
  await Promise.all(
    packages.map(
      (name) =>
        new Promise((resolve, reject) => {
          get(url + name, { agent, headers: { "accept-encoding": "gzip" } }, (response) => {
            response.resume().once("end", resolve).once("error", reject);
          }).once("error", reject);
        }),
    ),
  );
  agent.destroy();
  return performance.now() - start;
}

/** How long the thread that asks is held up at most while a document of twenty megabytes comes in both forms. */
async function largeDocument(): Promise<void> {
  const large = [{ name: "large", bytes: LARGE_BYTES }];
  await withRegistry({ delayMs: 0, packages: ["small"], large }, async (_, open) => {
    const loop = monitorEventLoopDelay({ resolution: 1 });
    for (const what of ["from the registry", "from the disk"]) {
      const registry = open();
      // What is loaded once is not what is measured here.
      await registry.lookup([{ name: "small" }]);
      loop.enable();
      const start = performance.now();
      await registry.lookup([{ name: "large" }], { thorough: "in-full" });
      await registry.advisories(new Map([["large", ["1.0.0"]]]), { bringersOf: () => ["large"] });
      const took = ms(performance.now() - start);
      // The last hold-up is known at the next turn.
      await new Promise((resolve) => setTimeout(resolve, 50));
      loop.disable();
      console.log(
        `a document of ${LARGE_BYTES / 1e6} MB ${what}: ${took}, ${registry.counters.readInThread} in a thread, longest hold-up ${ms(loop.max / 1e6)} (bar 50 ms)`,
      );
      loop.reset();
    }
  });
}

/** A registry, and clients of it that share what is kept on disk, as those of several processes do. */
async function withRegistry(
  plan: RegistryPlan,
  run: (server: RegistryInThread, open: () => Registry) => Promise<void>,
): Promise<void> {
  const server = await startRegistryInThread(plan);
  const home = mkdtempSync(join(tmpdir(), "storewarden-bench-"));
  writeFileSync(join(home, ".npmrc"), `registry=${server.url}\n`);
  const opened: Registry[] = [];
  const open = (): Registry => {
    const registry = createRegistry({
      cacheDir: join(home, "cache"),
      documentProgram: new URL("../../src/worker/documents.ts", import.meta.url),
      projectDirs: [],
      trusted: true,
      env: { HOME: home, npm_config_globalconfig: join(home, "none") },
      now: () => Date.parse("2026-11-22T12:00:00Z"),
    });
    opened.push(registry);
    return registry;
  };
  try {
    await run(server, open);
  } finally {
    await Promise.all(opened.map((registry) => registry.close()));
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}
