import * as l10n from "@vscode/l10n";
import { type Connection, type Hover, MarkupKind } from "vscode-languageserver";
import {
  type DependencyEntry,
  type Fact,
  type Finding,
  LineIndex,
  type LookupResult,
  type Range,
} from "../../engine/api.ts";
import { dataFlowLink, ruleLink } from "../../protocol/ids.ts";
import { toLspRange } from "../convert/ranges.ts";
import type { OpenDocument } from "../workspace/document.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { namedRule } from "./directive-hover.ts";

/** What a finding means and what is known of a dependency, under the mouse. */
export function registerHover(connection: Connection, workspace: Workspace): void {
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
      ...dependencyParts(document, offset),
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

interface Part {
  readonly range: Range;
  readonly text: string;
}

function findingParts(workspace: Workspace, document: OpenDocument, offset: number): Part[] {
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
  const flow = way === undefined ? [] : [`[${l10n.t("Show the way of the data")}](${way})`];
  const weakness = cwe === undefined ? [] : [`CWE-${cwe}`];
  const lines = [
    `**${escape(title ?? finding.ruleId)}**`,
    escape(finding.help),
    ...finding.facts.map(factLine),
    ...(finding.loweredBy === undefined
      ? []
      : [l10n.t("Its level is lower here: {0}.", escape(finding.loweredBy))]),
    [...weakness, ...flow, link].join(" · "),
  ];
  return lines.join("\n\n");
}

function dependencyParts(document: OpenDocument, offset: number): Part[] {
  const { project, path, text } = document;
  const view = project.session.manifests.view(path, text.getText());
  const entry = view?.facts.dependencies.find(
    (each) => holds(each.valueRange, offset) || holds(each.keyRange, offset),
  );
  if (!view || !entry) return [];
  const known = view.dependencies.get(entry.key);
  const facts: Fact[] = [];
  if (known?.locked?.version !== undefined) {
    facts.push({ label: l10n.t("Locked version"), value: known.locked.version });
  }
  facts.push(...registryFacts(entry, known?.lookup));
  const range = entry.valueRange;
  return [{ range, text: [`**${escape(entry.name)}**`, ...facts.map(factLine)].join("\n\n") }];
}

function registryFacts(entry: DependencyEntry, lookup: LookupResult | undefined): Fact[] {
  if (!lookup) {
    return [{ label: l10n.t("Registry"), value: l10n.t("not asked ({0})", entry.kind) }];
  }
  if (!lookup.ok) return [{ label: l10n.t("Not checked"), value: lookup.text }];
  const { facts } = lookup;
  const latest = facts.versions.find((each) => each.version === facts.latest);
  const list: Fact[] = [];
  if (facts.latest !== undefined) {
    list.push({ label: l10n.t("Latest version"), value: facts.latest + day(latest?.publishedAt) });
  }
  if (latest?.deprecated !== undefined) {
    list.push({ label: l10n.t("Deprecated"), value: latest.deprecated });
  }
  if (facts.license !== undefined) list.push({ label: l10n.t("License"), value: facts.license });
  if (facts.repository !== undefined) {
    list.push({ label: l10n.t("Repository"), value: facts.repository });
  }
  return list;
}

function day(time: number | undefined): string {
  return time === undefined ? "" : ` (${new Date(time).toISOString().slice(0, 10)})`;
}

function factLine({ label, value }: Fact): string {
  return `${escape(label)}: ${escape(value)}`;
}

/** Text of others is shown as it is: no links, no images, no markup. */
function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~-]/g, String.raw`\$&`).replace(/\s+/g, " ");
}

function holds(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
