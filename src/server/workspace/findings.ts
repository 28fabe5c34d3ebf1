import type { Finding } from "../../engine/api.ts";
import type { Project } from "./project.ts";

/** What the last audit found in a file by looking at the whole project: no look at the file alone finds it again. */
export function findingsOfProject({ audited, session }: Project, path: string): readonly Finding[] {
  return (audited.get(path)?.findings ?? []).filter(
    (finding) => session.rules.all.get(finding.ruleId)?.project !== undefined,
  );
}
