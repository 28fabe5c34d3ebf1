import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";
import { createRegistry } from "../../src/registry/registry.ts";
import type { Registry, RegistryOptions } from "../../src/registry/registry-options.ts";
import { type FaultRegistry, startFaultRegistry } from "../harness/fault-registry.ts";

export const NOW = Date.parse("2026-11-22T12:00:00Z");

const cleanups: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** An empty folder that goes with the test. */
export function folder(files: Readonly<Record<string, string>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), "storewarden-registry-"));
  cleanups.push(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

export async function faulty(
  options?: Parameters<typeof startFaultRegistry>[0],
): Promise<FaultRegistry> {
  const registry = await startFaultRegistry(options);
  cleanups.push(() => registry.stop());
  return registry;
}

export interface ClientSketch extends Partial<RegistryOptions> {
  /** Text of the user's .npmrc. */
  readonly npmrc?: string;
}

/** A client whose home is an empty folder, whose clock stands still and whose pauses are skipped. */
export function client(sketch: ClientSketch = {}): Registry & { readonly pauses: number[] } {
  const { npmrc, env, ...rest } = sketch;
  const home = folder(npmrc === undefined ? {} : { ".npmrc": npmrc });
  const pauses: number[] = [];
  const registry = createRegistry({
    projectDirs: [],
    trusted: true,
    env: { HOME: home, npm_config_globalconfig: join(home, "none"), ...env },
    now: () => NOW,
    delay: async (ms) => void pauses.push(ms),
    deadlineMs: 5000,
    ...rest,
  });
  cleanups.push(() => registry.close());
  return Object.assign(registry, { pauses });
}
