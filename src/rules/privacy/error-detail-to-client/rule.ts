import {
  type Ast,
  type Preset,
  propertyName,
  type SyntaxContext,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { hideError } from "../../helpers/edit/generic-error.ts";
import { type CaughtError, caughtError, isKnownKind } from "../../helpers/match/caught-error.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { namesAround } from "../../helpers/match/names-around.ts";
import { words } from "../../helpers/match/names.ts";
import { type Sending, sentValue } from "../../helpers/match/sent-value.ts";
import { givenBack } from "../../helpers/match/server-action.ts";
import { isForStaffAlone } from "../../helpers/match/staff-place.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { type ShownPart, shownParts } from "../../helpers/match/shown-parts.ts";

export const rule = syntaxRule({
  id: "error-detail-to-client",
  meta: {
    category: "privacy",
    title: "Details of an error are sent to whoever asked",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [209],
    owasp: ["A04:2021", "A10:2025"],
    asvs: ["16.5.1"],
    tips: [9],
    since: "0.1.0",
  },
  messages: {
    stack: {
      what: "The stack of an error goes to whoever asked: files, versions and queries of the store.",
      help: "Answer with a fixed text and write the error to the log.",
    },
    detail: {
      what: "What an unexpected error says goes to whoever asked: queries, hosts, names of tables and files.",
      help: "Answer with a fixed text and write the error to the log. Errors that customers should read need a class of their own.",
    },
  },
  fixes: [
    {
      id: "generic-text",
      kind: "suggestion",
      title: "Send a fixed text and log the error",
    },
  ],
  visit: {
    CallExpression: check,
    NewExpression: check,
    AssignmentExpression: check,
    ObjectExpression: check,
  },
});

interface Detail {
  readonly error: CaughtError;
  readonly isStack: boolean;
  /** A query, or what a database says of one. */
  readonly ofDatabase: boolean;
}

function check(node: Sending, context: SyntaxContext): void {
  const given = givenBack(node, context.semantics);
  const sent = given ? { values: [given], status: 0 } : sentValue(node, context.semantics);
  if (!sent) return;
  const told = new Set<string>();
  for (const part of sent.values.flatMap((each) => shownParts(each, context.semantics))) {
    const detail = detailOf(part);
    const place = slotOf(part.at).range.join(":");
    if (!detail || told.has(place)) continue;
    const { error, isStack } = detail;
    // What the store says about a wrong request is meant to be read.
    if (!isStack && (sent.status === 4 || isKnownKind(part.node, error))) continue;
    if (isOutsideProduction(part.at, context.semantics)) continue;
    if (part.node !== part.at && isOutsideProduction(part.node, part.in)) continue;
    told.add(place);
    const isSure = isStack || sent.status === 5;
    const preset = isOfStaff(detail, node, context) ? "audit" : presetOf(detail, sent.status === 5);
    context.report({
      at: part.at,
      message: isStack ? "stack" : "detail",
      ...((!isSure || isEvent(node, context)) && { level: "information" as const }),
      ...(preset && { preset }),
      ...presetInTests(context),
      fixes: [{ id: "generic-text", edits: () => hideError(part, error, context) }].filter(
        (fix) => fix.edits() !== undefined,
      ),
    });
  }
}

/**
 * Stacks and what databases say of queries is what breaks in; that any other text is sent is so
 * common that who wants little said is told of those alone.
 */
function presetOf({ isStack, ofDatabase }: Detail, isFailure: boolean): Preset | undefined {
  if (isStack || ofDatabase) return undefined;
  return isFailure ? "balanced" : "audit";
}

/** Who runs the store may read why something failed; a stack is for nobody's eyes. */
function isOfStaff({ isStack }: Detail, node: Ast.Node, context: SyntaxContext): boolean {
  return !isStack && isForStaffAlone(node, context);
}

/** `error instanceof Error ? error.message : String(error)` is one thing that is sent. */
function slotOf(at: Ast.Node): Ast.Node {
  let node = at;
  for (let { parent } = node; parent; { parent } = node) {
    const isOne =
      parent.type === "ConditionalExpression" ||
      parent.type === "LogicalExpression" ||
      parent.type === "ChainExpression" ||
      (parent.type === "CallExpression" && parent.callee.type === "Identifier");
    if (!isOne) return node;
    node = parent;
  }
  return node;
}

/** An error that was caught, or what it says: `err`, `err.message`, `error.stack`. */
function detailOf(part: ShownPart): Detail | undefined {
  const { node } = part;
  const read = node.type === "MemberExpression" ? propertyName(node) : undefined;
  const isDetail =
    read === undefined || /^(?:message|stack|sqlMessage|detail|sql|meta)$/.test(read);
  const owner = node.type === "MemberExpression" ? unwrap(node.object) : node;
  if (!isDetail || owner.type !== "Identifier") return undefined;
  const error = caughtError(owner, part.in);
  const ofDatabase = read !== undefined && /^(?:sqlMessage|sql|detail|meta)$/.test(read);
  return error && { error, isStack: read === "stack", ofDatabase };
}

/** Services that call the store are told what went wrong with what they sent. */
function isEvent(node: Sending, { path }: SyntaxContext): boolean {
  return /\b(?:webhooks?|cron|health)\b/.test(words(`${path} ${namesAround(node)}`));
}
