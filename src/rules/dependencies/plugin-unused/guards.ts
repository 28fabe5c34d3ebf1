import type { ManifestFacts, ProjectContext } from "../../../engine/api.ts";
import { GUARDS, SERVERS } from "./plugins.ts";
import type { Uses } from "./uses.ts";

/** Guards that the server's code never calls. */
export function checkGuards(
  file: string,
  facts: ManifestFacts,
  uses: Uses,
  context: ProjectContext,
): void {
  const guards = facts.dependencies.filter(
    ({ field, name, key }) => field === "dependencies" && GUARDS.has(name) && name === key,
  );
  if (guards.length === 0) return;
  const names = new Set(facts.dependencies.map(({ name }) => name));
  // Only where the server's code is there to be read can something be missing in it.
  if (!SERVERS.some((server) => names.has(server) && uses.isImported(server, file))) return;
  for (const { name, keyRange } of guards) {
    if (uses.isUsed(name, file)) continue;
    context.report(file, {
      at: keyRange,
      message: "guard",
      data: { name, harm: GUARDS.get(name) ?? "" },
      level: "warning",
    });
  }
}
