import * as l10n from "@vscode/l10n";
import {
  type CompletionItem,
  CompletionItemKind,
  type Connection,
  InsertTextFormat,
  type Position,
  type Range,
} from "vscode-languageserver";
import {
  type DirectiveLine,
  type DirectiveWord,
  LineIndex,
  directiveInLine,
} from "../../engine/api.ts";
import type { OpenDocument } from "../workspace/document.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Days for which a suppression may be meant. */
const DAYS = [30, 90, 365];
const DAY_MS = 86_400_000;

/** Completes the parts of a comment that silences findings: ids of rules, `-- reason` and `until`. */
export function registerCompletion(
  connection: Connection,
  workspace: Workspace,
  { snippets, now }: { readonly snippets: boolean; readonly now: () => Date },
): void {
  connection.onCompletion(async ({ textDocument, position }): Promise<CompletionItem[]> => {
    const document = workspace.document(textDocument.uri);
    const line = document && lineOf(document, position.line);
    const directive = line === undefined ? undefined : directiveInLine(line);
    if (!document || line === undefined || !directive) return [];
    if (position.character < directive.markEnd) return [];
    await workspace.ready;
    const { reason } = directive;
    if (reason && position.character >= reason.start) {
      return untilItems(line, reason, position, now());
    }
    return [
      ...ruleItems(workspace, document, directive, position),
      ...(reason ? [] : reasonItem(line, directive, position, snippets)),
    ];
  });
}

function lineOf({ text }: OpenDocument, line: number): string | undefined {
  if (line >= text.lineCount) return undefined;
  const start = { line, character: 0 };
  return text.getText({ start, end: { line: line + 1, character: 0 } }).replace(/\r?\n$/, "");
}

/** The ids of rules, those of findings at the place first, without the ones that stand there already. */
function ruleItems(
  workspace: Workspace,
  document: OpenDocument,
  { rules, markEnd }: DirectiveLine,
  position: Position,
): CompletionItem[] {
  const at = position.character;
  const current = rules.find(({ start, end }) => start <= at && at <= end);
  // Right behind the mark there is no room for a word yet.
  if (!current && at === markEnd) return [];
  const named = new Set(rules.filter((each) => each !== current).map(({ text }) => text));
  const near = rulesNear(workspace, document, position.line);
  // What is wrong with suppressions is put right, not silenced.
  const order = (id: string, category: string) =>
    category === "suppressions" ? 2 : near.has(id) ? 0 : 1;
  const range = columns(position.line, current?.start ?? at, current?.end ?? at);
  return [...document.project.session.rules.all.values()]
    .filter(({ id }) => !named.has(id))
    .map(({ id, meta, messages }) => ({
      label: id,
      kind: CompletionItemKind.Constant,
      detail: meta.title,
      ...(messages["found"] ? { documentation: messages["found"].help } : {}),
      sortText: `${order(id, meta.category)}${id}`,
      preselect: order(id, meta.category) === 0,
      textEdit: { range, newText: id },
    }));
}

/** The rules with findings in the directive's own line or the next two. */
function rulesNear(workspace: Workspace, document: OpenDocument, line: number): Set<string> {
  const lines = new LineIndex(document.text.getText());
  const { findings, silenced } = workspace.analyse(document);
  const near = [...findings, ...silenced].filter(({ range, surface }) => {
    const below = lines.position(range.start).line - line;
    return surface === "editor" && below >= 0 && below <= 2;
  });
  return new Set(near.map(({ ruleId }) => ruleId));
}

/** `-- reason` behind at least one rule. */
function reasonItem(
  line: string,
  { rules }: DirectiveLine,
  { line: number, character: at }: Position,
  snippets: boolean,
): CompletionItem[] {
  const last = rules.at(-1);
  if (!last || at <= last.end) return [];
  const dashes = /-?$/.exec(line.slice(last.end, at))?.[0].length ?? 0;
  const words = l10n.t("say here why this is safe");
  return [
    {
      label: `-- ${l10n.t("reason")}`,
      kind: CompletionItemKind.Snippet,
      detail: l10n.t("Why the finding is no problem here"),
      filterText: "-- reason",
      sortText: "00",
      ...(snippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
      textEdit: {
        range: columns(number, at - dashes, at),
        newText: snippets ? `-- \${1:${words}}` : `-- ${words}`,
      },
    },
  ];
}

/** The last day of a suppression, behind a reason that has none yet. */
function untilItems(
  line: string,
  reason: DirectiveWord,
  { line: number, character: at }: Position,
  now: Date,
): CompletionItem[] {
  const before = line.slice(reason.start, at);
  const begun = /(?<=\s)(?:u|un|unt|unti|until(?:\s[\d-]*)?)?$/i.exec(before);
  const words = before.slice(0, begun?.index ?? 0).trim();
  if (!begun || words === "" || /\buntil\s+\d/i.test(words)) return [];
  const isDayWanted = /\s/.test(begun[0]);
  return DAYS.map((days, index) => {
    const until = `until ${new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10)}`;
    return {
      label: until,
      kind: CompletionItemKind.Keyword,
      detail: l10n.t("The finding comes back after {0} days", days),
      sortText: String(index),
      preselect: isDayWanted && index === 0,
      textEdit: { range: columns(number, reason.start + begun.index, at), newText: until },
    };
  });
}

function columns(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
