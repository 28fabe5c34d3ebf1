import * as l10n from "@vscode/l10n";
import type { WorkspaceEdit } from "vscode-languageserver";
import {
  type Finding,
  MODELS_FILE,
  type Rule,
  type SinkKind,
  addSanitizer,
} from "../../engine/api.ts";
import type { OpenDocument } from "../workspace/document.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { toWorkspaceEdit } from "./workspace-edit.ts";

/** Kinds that cleaning can make harmless, in words; about the others the question is who decides a value. */
const WORDS: Readonly<Partial<Record<SinkKind, string>>> = {
  sql: "SQL",
  nosql: "database filters",
  "query-language": "queries",
  command: "commands",
  code: "code",
  html: "HTML",
  "dom-html": "HTML",
  "script-url": "addresses of links",
  "mail-html": "HTML",
  "mail-header": "headers of mails",
  redirect: "redirects",
  "request-url": "addresses of requests",
  path: "paths of files",
  merge: "merged objects",
  record: "records",
  regex: "patterns",
  log: "logs",
  csv: "CSV",
  header: "headers",
  ldap: "LDAP and XPath",
};

const MARKUP: readonly SinkKind[] = ["html", "dom-html", "mail-html"];

/** A function on the way of a finding that gives its value back, and what it may be trusted to clean. */
export interface TrustOffer {
  readonly step: number;
  readonly title: string;
}

/** The functions of the project that a finding's value went through and came out of again. */
export function trustOffers(finding: Finding, rule: Rule | undefined): TrustOffer[] {
  const words = [...new Set(kindsOf(rule).flatMap((kind) => WORDS[kind] ?? []))].join(", ");
  if (words === "") return [];
  return finding.steps.flatMap(({ into }, step) => {
    if (!into || !/^[A-Za-z_$][\w$]*$/.test(into.name)) return [];
    // Harm that is done inside of the function is not undone by what it returns.
    const isInside = finding.steps
      .slice(step + 1)
      .some(
        ({ file, range }) =>
          file === into.file && range.start >= into.start && range.end <= into.end,
      );
    return isInside
      ? []
      : [{ step, title: l10n.t("Treat {0}() as a sanitizer for {1}", into.name, words) }];
  });
}

/** The edit of the team's models that makes the function of a step a sanitizer. */
export function trustEdit(
  workspace: Workspace,
  document: OpenDocument,
  finding: Finding,
  step: number,
): WorkspaceEdit | undefined {
  const { project } = document;
  const { into } = finding.steps[step] ?? {};
  if (!into || project.root === undefined) return undefined;
  const kinds = kindsOf(project.session.rules.all.get(finding.ruleId));
  const others = kinds.filter((kind) => !MARKUP.includes(kind));
  const clears = others.length < kinds.length ? (["markup", ...others] as const) : others;
  const edits = addSanitizer(project.read(MODELS_FILE), into, clears);
  return (
    edits &&
    toWorkspaceEdit(
      workspace,
      document,
      edits.map((edit) => ({ ...edit, file: MODELS_FILE })),
    )
  );
}

function kindsOf(rule: Rule | undefined): readonly SinkKind[] {
  return rule?.flow?.to ?? [];
}
