import * as l10n from "@vscode/l10n";
import { type Connection, type Hover, MarkupKind } from "vscode-languageserver";
import { type Finding, LineIndex } from "../../engine/api.ts";
import { dataFlowLink, ruleLink } from "../../protocol/ids.ts";
import { toLspRange } from "../convert/ranges.ts";
import type { OpenDocument } from "../workspace/document.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { escapeMarkdown } from "../convert/markdown.ts";
import type { Dependencies } from "./dependencies.ts";
import { dependencyParts } from "./dependency-hover.ts";
import { namedRule } from "./directive-hover.ts";
import { factLine, holds, type HoverPart } from "./hover-part.ts";

/** What a finding means and what is known of a dependency, under the mouse. */
export function registerHover(
  connection: Connection,
  workspace: Workspace,
  dependencies: Dependencies,
): void {
  connection.onHover(async ({ textDocument, position }): Promise<Hover | null> => {
    await workspace.ready;
    const document = workspace.document(textDocument.uri);
    if (!document) return null;
    const lines = new LineIndex(document.text.getText());
    const offset = lines.offset({ line: position.line, column: position.character });
    const named = namedRule(document, offset);
    const parts = [
      ...(named ? [named] : []),
      ...findingParts(workspace, document, offset),
      ...(await dependencyParts(document, offset, dependencies)),
    ];
    const [first] = parts;
    if (!first) return null;
    return {
      contents: {
        kind: MarkupKind.Markdown,
        value: parts.map(({ text }) => text).join("\n\n---\n\n"),
      },
      range: toLspRange(lines, first.range),
    };
  });
}

function findingParts(workspace: Workspace, document: OpenDocument, offset: number): HoverPart[] {
  const { session } = document.project;
  return workspace
    .analyse(document)
    .findings.filter((finding) => finding.surface === "editor" && holds(finding.range, offset))
    .map((finding) => {
      const meta = session.rules.all.get(finding.ruleId)?.meta;
      const way =
        finding.steps.length > 0 ? dataFlowLink(document.uri, finding.fingerprint) : undefined;
      return { range: finding.range, text: describe(finding, meta?.title, meta?.cwe[0], way) };
    });
}

/** What and how to fix are in the diagnostic that the editor shows with this; here is why, and what is known. */
function describe(
  finding: Finding,
  title: string | undefined,
  cwe: number | undefined,
  way: string | undefined,
): string {
  const link = `[${l10n.t("Why it matters and how to fix it")}](${ruleLink(finding.ruleId)})`;
  const flow = way === undefined ? [] : [`[${l10n.t("Show the data flow")}](${way})`];
  const weakness = cwe === undefined ? [] : [`CWE-${cwe}`];
  const lines = [
    `**${escapeMarkdown(title ?? finding.ruleId)}**`,
    escapeMarkdown(finding.help),
    ...finding.facts.map(factLine),
    ...(finding.loweredBy === undefined
      ? []
      : [l10n.t("Its level is lower here: {0}.", escapeMarkdown(finding.loweredBy))]),
    [...weakness, ...flow, link].join(" · "),
  ];
  return lines.join("\n\n");
}
