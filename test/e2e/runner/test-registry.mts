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

/** Starts a real registry on the loopback address with the packages of the little stores. */
export async function startTestRegistry(): Promise<TestRegistry> {
  const verdaccio = await startVerdaccio();
  const stopVerdaccio = stopWithChildren(() => verdaccio.stop());
  verdaccio.seed(
    seedDocument(
      "shop-legacy",
      { "1.0.0": "2026-01-01", "1.1.0": "2026-06-01" },
      { versions: { "1.0.0": { deprecated: "1.0 keeps card numbers in its log" } } },
    ),
    seedDocument("shop-current", { "1.0.0": "2026-01-01", "1.1.0": "2026-06-01" }),
    seedDocument(
      "shop-mailer",
      { "2.0.0": "2026-01-01" },
      { versions: { "2.0.0": { dependencies: { "mail-parser": "^1.0.0" }, license: "MIT" } } },
    ),
    seedDocument("shop-rates", { "1.0.0": "2026-05-01" }),
    seedDocument("mail-parser", { "1.0.0": "2025-01-01", "1.0.1": "2026-02-01" }),
    seedDocument(
      "@private/pay",
      { "3.0.0": "2026-01-01", "3.0.1": "2026-03-01" },
      { versions: { "3.0.0": { deprecated: "3.0.0 charges twice" } } },
    ),
  );
  verdaccio.advise({
    "mail-parser": [
      {
        id: 900_001,
        title: "Runs what stands in a header",
        severity: "high",
        vulnerable_versions: "<1.0.1",
        url: "https://advisories.example/mail-parser",
      },
    ],
  });
  return {
    environment(scratch) {
      const file = join(scratch.root, "npmrc");
      const { url, host, token } = verdaccio;
      writeFileSync(file, `registry=${url}\n//${host}/:_authToken=${token}\n`);
      return { npm_config_userconfig: file, npm_config_globalconfig: join(scratch.root, "none") };
    },
    stop: stopVerdaccio,
  };
}
