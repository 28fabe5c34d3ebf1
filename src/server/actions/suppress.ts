import type { WorkspaceEdit } from "vscode-languageserver";
import {
  CONFIGURATION_FILE,
  type Finding,
  LineIndex,
  addToJsonList,
  applyEdits,
  documentKind,
  scriptLanguage,
  type TextEdit,
} from "../../engine/api.ts";
import type { OpenDocument } from "../workspace/document.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { toSnippetEdit, toWorkspaceEdit } from "./workspace-edit.ts";

const NINETY_DAYS_MS = 90 * 86_400_000;
/** Stands in for the reason until the person types theirs. */
const REASON = "say here why this is safe";

/**
 * The edit that silences a finding with a reason: a comment where the file has comments, else an
 * entry in the team's configuration. Undefined where neither is possible.
 */
export function suppressionEdit(
  workspace: Workspace,
  document: OpenDocument,
  finding: Finding,
  snippets: boolean,
): WorkspaceEdit | undefined {
  const text = document.text.getText();
  for (const candidate of commentCandidates(document.path, text, finding)) {
    const edit = { ...candidate.at, text: candidate.plain };
    if (!silences(document, finding, edit)) continue;
    return toSnippetEdit(document, edit, snippets ? candidate.snippet : undefined);
  }
  return configurationEntry(workspace, document, finding);
}

/** The entry in the team's configuration that silences one advisory of a finding, wherever it is told. */
export function ignoringEdit(
  workspace: Workspace,
  document: OpenDocument,
  finding: Finding,
  advisory: string,
): WorkspaceEdit | undefined {
  const { ruleId: rule } = finding;
  const until = lastDay(document.project.session.now);
  return addEntry(workspace, document, { rule, advisory, reason: REASON, until });
}

interface Candidate {
  readonly at: { readonly start: number; readonly end: number };
  readonly plain: string;
  readonly snippet: string;
}

/** Comments that may silence the finding, the one that reads best first. */
function commentCandidates(path: string, text: string, finding: Finding): Candidate[] {
  const lines = new LineIndex(text);
  const line = lines.position(finding.range.start).line;
  const { start, end } = lines.lineRange(line);
  const indent = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? "";
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const candidate = (
    offset: number,
    before: string,
    [open, close]: readonly [string, string],
    after: string,
  ): Candidate => {
    const head = `${before}${open}storewarden-ignore ${finding.ruleId} -- `;
    const tail = `${close}${after}`;
    return {
      at: { start: offset, end: offset },
      plain: head + REASON + tail,
      snippet: `${escaped(head)}\${1:${REASON}}${escaped(tail)}`,
    };
  };
  return delimiters(path).flatMap((pair) => [
    candidate(start, indent, pair, eol),
    // Inside a template or a tag only the end of the line may be free.
    candidate(end, " ", pair, ""),
  ]);
}

/** How comments are written in a file; the second pair of scripts is for the children of JSX elements. */
function delimiters(path: string): readonly (readonly [string, string])[] {
  switch (documentKind(path)) {
    case "yaml":
    case "toml":
    case "env":
    case "properties":
    case "dockerfile":
    case "graphql":
    case "shell":
      return [["# ", ""]];
    case "html":
    case "template":
      return [
        ["<!-- ", " -->"],
        // Inside of a script.
        ["// ", ""],
      ];
    case "json":
      // Strict JSON has no comments, and tools that read package.json would fail on one.
      return /\.jsonc$|(?:^|\/)(?:ts|js)config[^/]*\.json$/.test(path) ? [["// ", ""]] : [];
    default:
      return [
        ["// ", ""],
        ["{/* ", " */}"],
        ...(scriptLanguage(path)?.component ? [["<!-- ", " -->"] as const] : []),
      ];
  }
}

/** Tried out, since whether a place takes a comment depends on everything around it. */
function silences(document: OpenDocument, finding: Finding, edit: TextEdit): boolean {
  const { project, path } = document;
  const text = document.text.getText();
  const after = applyEdits(text, [edit]);
  if (after === undefined) return false;
  const before = project.session.analyse(path, text);
  const result = project.session.analyse(path, after);
  // The session remembers the last text; it must be the document's.
  project.session.analyse(path, text);
  if (result.problem) return false;
  // A comment that silences one finding and makes another, such as a complaint, helps nobody.
  const active = result.findings.filter((each) => isActive(each));
  const fewer = active.length < before.findings.filter((each) => isActive(each)).length;
  return fewer && !active.some((each) => each.fingerprint === finding.fingerprint);
}

function isActive(finding: Finding): boolean {
  return finding.silenced === undefined;
}

function configurationEntry(
  workspace: Workspace,
  document: OpenDocument,
  finding: Finding,
): WorkspaceEdit | undefined {
  const until = lastDay(document.project.session.now);
  return addEntry(workspace, document, {
    rule: finding.ruleId,
    files: document.path,
    // Other packages of the same file are another decision.
    ...(finding.package !== undefined && { package: finding.package }),
    reason: REASON,
    // What is known of packages changes while nobody touches the line.
    ...(finding.package !== undefined && { until }),
  });
}

function addEntry(
  workspace: Workspace,
  document: OpenDocument,
  entry: Readonly<Record<string, string>>,
): WorkspaceEdit | undefined {
  const { project } = document;
  if (project.root === undefined) return undefined;
  const text = project.read(CONFIGURATION_FILE);
  const edits =
    text === undefined || text.trim() === ""
      ? [{ start: 0, end: text?.length ?? 0, text: freshConfiguration(entry) }]
      : addToJsonList(text, "suppressions", entry);
  return edits?.length
    ? toWorkspaceEdit(
        workspace,
        document,
        edits.map((edit) => ({ ...edit, file: CONFIGURATION_FILE })),
      )
    : undefined;
}

/** By then somebody has to look again, unless they write another day. */
function lastDay(now: Date): string {
  return new Date(now.getTime() + NINETY_DAYS_MS).toISOString().slice(0, 10);
}

function freshConfiguration(entry: Readonly<Record<string, string>>): string {
  return `${JSON.stringify({ suppressions: [entry] }, undefined, 2)}\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, String.raw`\$&`);
}
