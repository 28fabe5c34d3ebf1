import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from "vscode-languageserver";
import { type Finding, type FindingTag, type Level, LineIndex, digest } from "../../engine/api.ts";
import { SOURCE, ruleLink } from "../../protocol/ids.ts";
import type { Project } from "../workspace/project.ts";
import { toLspRange } from "./ranges.ts";
import * as l10n from "@vscode/l10n";

/** What travels with a diagnostic and comes back with code actions. */
interface DiagnosticData {
  readonly fingerprint: string;
}

/** Findings of one text as an editor shows them. Those that only reports show are left out. */
export function toDiagnostics(
  findings: readonly Finding[],
  text: string,
  project: Project,
): Diagnostic[] {
  const shown = findings.filter((finding) => finding.surface === "editor");
  if (shown.length === 0) return [];
  const lines = new LineIndex(text);
  return shown.map((finding) => toDiagnostic(finding, lines, project));
}

/** Equal for equal diagnostics, also after a restart. */
export function resultIdOf(items: readonly Diagnostic[]): string {
  return digest(JSON.stringify(items));
}

function toDiagnostic(finding: Finding, lines: LineIndex, project: Project): Diagnostic {
  const related = relatedInformation(finding, lines, project);
  const data: DiagnosticData = { fingerprint: finding.fingerprint };
  return {
    range: toLspRange(lines, finding.range),
    severity: SEVERITIES[finding.level],
    code: finding.ruleId,
    codeDescription: { href: ruleLink(finding.ruleId) },
    source: SOURCE,
    message: message(finding),
    data,
    ...(finding.tags.length > 0 ? { tags: finding.tags.map((tag) => TAGS[tag]) } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

/** What is wrong on the first line, which lists show, and what to do about it below. */
function message(finding: Finding): string {
  const lines = [finding.message, finding.help];
  if (finding.silenced) {
    const { reason } = finding.silenced;
    lines.push(
      finding.silenced.by === "comment"
        ? l10n.t("Would be silenced by a comment once the workspace is trusted: {0}", reason)
        : l10n.t(
            "Would be silenced by the configuration once the workspace is trusted: {0}",
            reason,
          ),
    );
  }
  return lines.filter((line) => line !== "").join("\n");
}

function relatedInformation(
  finding: Finding,
  lines: LineIndex,
  project: Project,
): DiagnosticRelatedInformation[] {
  const indexes = new Map([[finding.file, lines]]);
  return [...finding.steps, ...(finding.related ?? [])].map((step) => {
    let index = indexes.get(step.file);
    if (!index) {
      index = new LineIndex(project.read(step.file) ?? "");
      indexes.set(step.file, index);
    }
    return {
      location: { uri: project.uriOf(step.file), range: toLspRange(index, step.range) },
      message: step.message,
    };
  });
}

const SEVERITIES: Readonly<Record<Level, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS: Readonly<Record<FindingTag, DiagnosticTag>> = {
  deprecated: DiagnosticTag.Deprecated,
  unnecessary: DiagnosticTag.Unnecessary,
};
