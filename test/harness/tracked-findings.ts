import type { Finding, Rule } from "../../src/engine/api.ts";
import { MemoryStore } from "./memory-store.ts";

/** What rules that look at the whole project find; all files are tracked unless `tracked` says which are. */
export function trackedFindings(
  rules: readonly Rule[],
  files: Readonly<Record<string, string>>,
  tracked: readonly string[] = Object.keys(files),
): Finding[] {
  const store = new MemoryStore(files, { rules, configuration: { preset: "audit" } });
  return store.session
    .analyseProject(Object.keys(files), { known: true, paths: new Set(tracked) })
    .flatMap(({ findings, crashes }) => {
      if (crashes[0]) throw new Error(crashes[0].message);
      return findings;
    });
}
