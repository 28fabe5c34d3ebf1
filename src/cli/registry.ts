import { join } from "node:path";
import envPaths from "env-paths";
import type { AnalysisSession } from "../engine/api.ts";
import { neighbour } from "../host/neighbour.ts";
import { createRegistry } from "../registry/registry.ts";
import { createSignatureChecker } from "../registry/signature-checker.ts";
import { createLookUp } from "../registry/session-lookup.ts";
import type { Source } from "../registry/sources.ts";
import type { OpenRegistry } from "./surroundings.ts";

/** The user's own folder for what may be lost. */
export function cacheFolder(): string {
  return envPaths("storewarden", { suffix: "" }).cache;
}

/** The registries of the user's own npm configuration; digests of their answers are kept in the user's cache folder. */
export function openRegistry(
  root: string,
  session: AnalysisSession,
  offline: boolean,
  sources: readonly Source[],
): OpenRegistry {
  const documents = neighbour(process.argv[1] ?? "", "documents.js");
  const about = {
    ...(documents !== undefined && { documentProgram: documents }),
    cacheDir: join(cacheFolder(), "registry"),
    projectDirs: [root],
    // Whoever runs the command line in a folder lets its .npmrc say where packages come from, as npm does.
    trusted: true,
    env: process.env,
    now: () => session.now.getTime(),
  };
  const registry = createRegistry(about);
  const signatures = createSignatureChecker(about);
  const thorough = session.configuration.preset === "audit";
  const how = { thorough, sources: new Set(sources) };
  const options = offline ? { ...how, mode: "offline" as const } : how;
  return {
    ...createLookUp({ registry, signatures, session, root, options }),
    close: async () => void (await Promise.all([registry.close(), signatures.close()])),
  };
}
