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
}
