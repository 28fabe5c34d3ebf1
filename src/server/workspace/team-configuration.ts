import * as l10n from "@vscode/l10n";
import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import {
  CHOSEN_THRESHOLDS,
  type Configuration,
  DEFAULT_THRESHOLDS,
  LineIndex,
  type ParseProblem,
  type Rule,
  atLeast,
} from "../../engine/api.ts";
import { SOURCE } from "../../protocol/ids.ts";
import type { Settings } from "../../protocol/settings.ts";
import { toLspRange } from "../convert/ranges.ts";

/** The team's configuration of a folder as far as it holds, and what to say about it. */
export interface TeamConfiguration {
  readonly configuration: Configuration;
  readonly diagnostics: readonly Diagnostic[];
  /** What it would silence and may not, since the workspace is not trusted. */
  readonly ignored: readonly string[];
  /** What its file of models gets wrong. */
  readonly modelDiagnostics: readonly Diagnostic[];
}

/** What the person chose on top of what the team did; the person has the last word. */
export function combine(team: Configuration, settings: Settings): Configuration {
  return {
    ...team,
    preset: settings.preset === "default" ? team.preset : settings.preset,
    rules: { ...team.rules, ...settings.rules },
    include: [...team.include, ...settings.include],
    exclude: [...team.exclude, ...settings.exclude],
    dependencies: { ...team.dependencies, ...settings.thresholds },
    registry: team.registry && settings.registry,
  };
}

/**
 * The configuration of a workspace that nobody has trusted yet: without what would hide findings.
 * Suppressions stay, since the session shows what they would silence.
 */
export function withoutSilencing(
  configuration: Configuration,
  rules: readonly Rule[],
): { readonly configuration: Configuration; readonly ignored: readonly string[] } {
  const ignored: string[] = [];
  const kept: [string, Configuration["rules"][string]][] = [];
  for (const [id, level] of Object.entries(configuration.rules)) {
    const own = rules.find((rule) => rule.id === id)?.meta.level;
    if (level === "off" || (own !== undefined && !atLeast(level, own))) ignored.push(id);
    else kept.push([id, level]);
  }
  for (const glob of configuration.exclude) ignored.push(glob);
  const dependencies: Record<string, number> = {};
  for (const name of CHOSEN_THRESHOLDS) {
    const chosen = configuration.dependencies?.[name];
    if (chosen === undefined) continue;
    if (chosen > DEFAULT_THRESHOLDS[name]) ignored.push(name);
    else dependencies[name] = chosen;
  }
  return {
    configuration: { ...configuration, rules: Object.fromEntries(kept), exclude: [], dependencies },
    ignored,
  };
}

export function configurationDiagnostics(
  text: string,
  problems: readonly ParseProblem[],
): Diagnostic[] {
  const lines = new LineIndex(text);
  return problems.map(({ message, range }) => ({
    range: toLspRange(lines, range),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    code: "configuration",
    message,
  }));
}

/** Said in the status of a folder whose configuration is broken in part. */
export function brokenNotice(count: number): string | undefined {
  if (count === 0) return undefined;
  return l10n.t("storewarden.config.json has {0} problems; the rest of it applies.", count);
}
