<<<<<<< HEAD
import { expect } from "vitest";
import type { Finding, Rule } from "../../src/engine/api.ts";
import { MemoryStore } from "./memory-store.ts";

/** What a rule says of a whole store: of its files one by one, and of all of them together. */
export function projectFindings(
  rule: Rule,
  files: Readonly<Record<string, string>>,
): readonly (Finding & { readonly file: string; readonly underlined: string })[] {
  const store = new MemoryStore(files, { rules: [rule], configuration: { preset: "audit" } });
  const paths = Object.keys(files);
  const results = [
    ...paths.flatMap((path) => {
      const result = store.session.analyse(path);
      expect(result.crashes).toEqual([]);
      return [{ path, findings: result.findings }];
    }),
    ...store.session
      .analyseProject(paths, { known: false, reason: "no git" })
      .map(({ path, findings, crashes }) => {
        expect(crashes).toEqual([]);
        return { path, findings };
      }),
  ];
  return results.flatMap(({ path, findings }) =>
    findings.map((finding) => {
      expect(finding.message.length).toBeLessThanOrEqual(120);
      expect(finding.message + finding.help).not.toMatch(/\{\{/);
      const { start, end } = finding.range;
      return { ...finding, file: path, underlined: (files[path] ?? "").slice(start, end) };
    }),
  );
=======
import type { Finding, Rule } from "../../src/engine/api.ts";
import { MemoryStore } from "./memory-store.ts";

/** What rules that look at the whole project find; all files are tracked unless `tracked` says which are. */
export function projectFindings(
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
>>>>>>> 57debf4 (feat(rules): copies of the store's data where they do not belong, backups that are open, and no backup at all)
}
