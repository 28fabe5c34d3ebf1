import {
  type Ast,
  type SyntaxContext,
  propertyName,
  projectRule,
  unwrap,
} from "../../../engine/api.ts";
import { capNumber } from "../../helpers/edit/cap-number.ts";
import { outermostFunction } from "../../helpers/match/outermost-function.ts";
import { isBounded, numberAsked } from "../../helpers/match/page-size.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { READS, allErrors, checkElsewhere } from "./all-errors.ts";

/** Calls that take as much memory as they are told to, by the argument that says how much. */
const ALLOCATES: ReadonlyMap<string, number> = new Map([
  ["global#Buffer.alloc", 0],
  ["buffer#Buffer.alloc", 0],
  ["global#Buffer.allocUnsafe", 0],
  ["buffer#Buffer.allocUnsafe", 0],
  ["global#Buffer.allocUnsafeSlow", 0],
  ["global#Array", 0],
  ["crypto#randomBytes", 0],
  ["lodash#times", 0],
  ["lodash/times#", 0],
  ["lodash-es#times", 0],
  ["global#setTimeout", 1],
  ["global#setInterval", 1],
]);
const TIMERS = /#set(?:Timeout|Interval)$/;
/** Objects that are made with a length. */
const MADE =
  /^(?:Array|ArrayBuffer|SharedArrayBuffer|Buffer|(?:Ui|I)nt(?:8|16|32)(?:Clamped)?Array|Float(?:32|64)Array)$/;
/** Methods of texts that make longer ones, by the argument that says how long. */
const LENGTHENS = /^(?:repeat|padStart|padEnd)$/;

export const rule = projectRule({
  id: "resource-exhaustion",
  meta: {
    category: "injection",
    title: "The caller decides how much memory or time is used",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [770, 400],
    owasp: [],
    asvs: ["2.2.1"],
    tips: [9],
    since: "0.1.0",
  },
  messages: {
    memory: {
      what: "The caller decides how much memory is allocated (`{{name}}`), and nothing limits it.",
      help: "Cap the number before it is used: Math.min(size, 1000), or a schema with a maximum.",
    },
    time: {
      what: "The caller decides how long this waits (`{{name}}`), and nothing limits it.",
      help: "Cap the number before it is used: Math.min(delay, 5000), or a schema with a maximum.",
    },
    "all-errors": {
      what: "With `allErrors`, a request with thousands of mistakes is checked to its end, and an error is kept in memory for each.",
      help: "Leave it out where requests are checked: the first mistake is enough to refuse one.",
    },
    rounds: {
      what: "The caller decides how often this loop runs (`{{name}}`), and nothing limits it.",
      help: "Cap the number before the loop: Math.min(count, 1000), or a schema with a maximum.",
    },
  },
  fixes: [
    { id: "cap", kind: "suggestion", title: "Cap the number" },
    { id: "first-error", kind: "suggestion", title: "Stop at the first mistake" },
  ],
  project: checkElsewhere,
  visit: {
    CallExpression(node, context) {
      const api = context.semantics.callee(node);
      const position = api === undefined ? undefined : ALLOCATES.get(api);
      if (api !== undefined && position !== undefined) {
        const isTimer = TIMERS.test(api);
        // Several arguments of `Array` are its elements.
        if (isTimer || api !== "global#Array" || node.arguments.length === 1)
          check(node.arguments[position], context, isTimer ? "time" : "memory");
        return;
      }
      if (api === "global#Array.from") {
        // `Array.from({ length: count })`
        const [list] = node.arguments;
        const length = list && context.semantics.object(list)?.get("length");
        if (length?.value.in === context.semantics) check(length.value.node, context, "memory");
        return;
      }
      if (api !== undefined && RANGES.test(api)) {
        const [start, end] = node.arguments;
        check(end ?? start, context, "memory");
        return;
      }
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression") return;
      if (LENGTHENS.test(propertyName(callee) ?? "")) check(node.arguments[0], context, "memory");
    },
    NewExpression(node, context) {
      const found = allErrors(node, context);
      if (found && READS.test(context.text)) context.report(found);
      const callee = unwrap(node.callee);
      if (callee.type !== "Identifier" || !MADE.test(callee.name)) return;
      if (node.arguments.length !== 1 || !context.semantics.variables.isGlobal(callee)) return;
      check(node.arguments[0], context, "memory");
    },
    WhileStatement({ test }, context) {
      // `while (made < count)`: counted up inside.
      if (test.type === "BinaryExpression" && /^<=?$/.test(test.operator))
        check(test.right, context, "rounds");
    },
    ForStatement(node, context) {
      const { test } = node;
      if (test?.type === "BinaryExpression" && /^<=?$/.test(test.operator))
        check(test.right, context, "rounds");
    },
  },
});

/** Lists of numbers, by their last one. */
const RANGES = /^(?:lodash|lodash-es|underscore)#range(?:Right)?$|^lodash\/range#$/;

const CAPS = { memory: "1000", time: "5000", rounds: "1000" } as const;

function check(
  size: Ast.Node | undefined,
  context: SyntaxContext,
  message: "memory" | "time" | "rounds",
): void {
  const asked = size && numberAsked(size, context);
  if (!size || !asked) return;
  const isShorthand = size.parent?.type === "Property" && size.parent.shorthand;
  const around = outermostFunction(size);
  if (!around || isBounded(boundsIn(around, size, context), asked.name)) return;
  context.report({
    at: size,
    message,
    data: { name: asked.name.slice(0, 30) },
    ...presetInTests(context),
    fixes: [
      capNumber({ node: size, isNumber: asked.isNumber, isShorthand }, CAPS[message], context),
    ],
  });
}

/** The text around, without the head of the loop: that it counts up to the number is no limit of it. */
function boundsIn(around: Ast.Node, size: Ast.Node, { text }: SyntaxContext): string {
  const head = size.parent;
  const isLoop =
    head?.type === "BinaryExpression" && /^(?:For|While)Statement$/.test(head.parent.type);
  const [from, to] = isLoop ? head.range : size.range;
  return text.slice(around.range[0], from) + text.slice(to, around.range[1]);
}
