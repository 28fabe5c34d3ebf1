import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { seedDocument, startVerdaccio } from "../../harness/verdaccio-registry.ts";
import { stopWithChildren } from "./processes.mts";
import type { Scratch } from "./scratch.mts";

/** The registry that every editor under test asks instead of the public one. */
export interface TestRegistry {
  /** Variables that make npm's configuration of a run name this registry and nothing else. */
  environment(scratch: Scratch): Record<string, string>;
  stop(): Promise<void>;
}

/** Starts a real registry on the loopback address with the packages of the little store. */
export async function startTestRegistry(): Promise<TestRegistry> {
  const verdaccio = await startVerdaccio();
  const stop = stopWithChildren(() => verdaccio.stop());
  verdaccio.seed(
    seedDocument(
      "shop-legacy",
      { "1.0.0": "2026-01-01", "1.1.0": "2026-06-01" },
      { versions: { "1.0.0": { deprecated: "1.0 keeps card numbers in its log" } } },
    ),
    seedDocument("shop-current", { "1.0.0": "2026-01-01", "1.1.0": "2026-06-01" }),
  );
  return {
    environment(scratch) {
      const file = join(scratch.root, "npmrc");
      writeFileSync(file, `registry=${verdaccio.url}\n`);
      return { npm_config_userconfig: file, npm_config_globalconfig: join(scratch.root, "none") };
    },
    stop,
  };
}
