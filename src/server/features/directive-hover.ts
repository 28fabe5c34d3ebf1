import * as l10n from "@vscode/l10n";
import { type Range, type Rule, directiveInLine } from "../../engine/api.ts";
import { ruleLink } from "../../protocol/ids.ts";
import type { OpenDocument } from "../workspace/document.ts";

export interface NamedRule {
  readonly range: Range;
  readonly text: string;
}

/** What the rule is about whose id stands under the mouse in a comment that silences findings. */
export function namedRule({ project, text }: OpenDocument, offset: number): NamedRule | undefined {
  const { line } = text.positionAt(offset);
  const start = text.offsetAt({ line, character: 0 });
  const end = text.offsetAt({ line: line + 1, character: 0 });
  const directive = directiveInLine(text.getText().slice(start, end).trimEnd());
  const at = offset - start;
  const word = directive?.rules.find((each) => each.start <= at && at <= each.end);
  if (!word) return undefined;
  const { all, renamed } = project.session.rules;
  const rule = all.get(renamed.get(word.text) ?? word.text);
  if (!rule) return undefined;
  const range = { start: start + word.start, end: start + word.end };
  return { range, text: describe(rule, word.text) };
}

function describe({ id, meta }: Rule, written: string): string {
  const weakness = meta.cwe[0] === undefined ? [] : [`CWE-${meta.cwe[0]}`];
  const link = `[${l10n.t("Why it matters and how to fix it")}](${ruleLink(id)})`;
  return [
    `**${meta.title}**`,
    ...(id === written ? [] : [l10n.t("The rule is called {0} now.", `\`${id}\``)]),
    [`${meta.level}, ${meta.preset}`, ...weakness, link].join(" · "),
  ].join("\n\n");
}
