import {
  type FlowPlace,
  type ReportedFix,
  type WholeFlow,
  flowRule,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { replacePart } from "../../helpers/edit/redact-part.ts";
import { offer } from "../../helpers/edit/sink-expressions.ts";
import { cardDatum } from "../../helpers/match/card-names.ts";
import { logCall } from "../../helpers/match/log-call.ts";
import { type ShownPart, shownParts } from "../../helpers/match/shown-parts.ts";

export const rule = flowRule({
  id: "card-data-logged",
  meta: {
    category: "payments",
    title: "Data of payment cards is written to the log",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [532],
    owasp: ["A09:2021", "A09:2025"],
    asvs: ["16.2.5"],
    pci: ["3.3.1", "3.4.1"],
    tips: [12],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The {{source}} is written to the log, where many people and services read it.",
      help: "Log the id of the payment, or the last four digits; let the logger redact the field.",
    },
  },
  fixes: [{ id: "redact", kind: "suggestion", title: "Write [redacted] instead" }],
  flow: { from: { sensitive: "error" }, to: ["logged"], accepts, fixes: redacted },
});

/** Other data is sensitive, too, and has rules of its own. */
function accepts({ entry }: WholeFlow): boolean {
  return entry.says.endsWith("of a card");
}

/** Writes a fixed text for what is named as data of a card; none where it comes under another name. */
function redacted(place: FlowPlace): ReportedFix[] {
  const { node, semantics } = place;
  const call = node.type === "CallExpression" ? logCall(node, semantics) : undefined;
  const parts = call?.values.flatMap((each) => shownParts(each, semantics)) ?? [];
  const edits = parts.filter(isOfCard).map((part) => replacePart(part, "[redacted]", place));
  if (edits.includes(undefined)) return [];
  return offer(
    "redact",
    edits.flatMap((each) => each ?? []),
  );
}

function isOfCard({ node, key }: ShownPart): boolean {
  const value = unwrap(node);
  const own =
    value.type === "Identifier"
      ? value.name
      : value.type === "MemberExpression"
        ? propertyName(value)
        : undefined;
  return [key, own].some((name) => name !== undefined && cardDatum(name) !== undefined);
}
