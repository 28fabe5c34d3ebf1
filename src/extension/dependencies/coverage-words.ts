import * as vscode from "vscode";
import { type FolderHealth, type HealthCoverage, totalHealth } from "../../protocol/health.ts";

/** What the tree rests on, above its groups; undefined where there is no package.json, and the view's own words are shown. */
export function coverageWords(folders: readonly FolderHealth[]): string | undefined {
  if (folders.length === 0) return undefined;
  return folders.map((folder) => ofFolder(folder, folders.length > 1)).join("\n");
}

function ofFolder(
  { name, installed, coverage, silenced }: FolderHealth,
  withName: boolean,
): string {
  const parts = [
    vscode.l10n.t("{0} packages.", totalHealth(installed)),
    asked(coverage),
    ...(coverage.advisoriesAsOf === undefined
      ? []
      : [
          vscode.l10n.t(
            "{0} versions compared with advisories ({1}).",
            coverage.compared,
            time(coverage.advisoriesAsOf),
          ),
        ]),
    ...(coverage.signatures
      ? [
          vscode.l10n.t(
            "{0} of {1} signatures are valid.",
            coverage.signatures.fitting,
            coverage.signatures.asked,
          ),
        ]
      : []),
    ...(coverage.stale ? [vscode.l10n.t("Offline: some answers are old ones.")] : []),
    ...(silenced > 0 ? [vscode.l10n.t("{0} are suppressed with a reason.", silenced)] : []),
  ];
  return `${withName ? `${name}: ` : ""}${parts.join(" ")}`;
}

function asked({ askable, answered, asOf, off }: HealthCoverage): string {
  if (off !== undefined) return off;
  const count = vscode.l10n.t("Registries answered for {0} of {1} direct ones", answered, askable);
  return asOf === undefined ? `${count}.` : `${count} (${time(asOf)}).`;
}

function time(at: number): string {
  return new Date(at).toLocaleString(vscode.env.language, {
    dateStyle: "short",
    timeStyle: "short",
  });
}
