import type { Ast } from "../syntax/ast.ts";
import type { Range } from "../text/range.ts";
import { collectedIn } from "./collected-refusals.ts";
import { handedOut } from "./compiled-generators.ts";
import type { Condition } from "./condition-tests.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Exit, Frame, Outcomes } from "./frame.ts";
import type { FunctionIr, Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";
import { noteWay } from "./missing.ts";
import { memberOutcomes, membersAtEnd } from "./member-outcomes.ts";
import { isPartOfAddress, takenFrom } from "./parts.ts";

/** `return x`. What a condition says of parameters is what the function says of its arguments. */
export function lowerReturn(
  lower: Lowering,
  node: Ast.Node,
  argument: Ast.Expression | null,
  frame: Frame,
): void {
  const isReached = frame.flow.live;
  if (!argument) {
    const after = held(frame);
    if (isReached) frame.exits.push({ after, whenFalse: after });
    return;
  }
  const object = unwrap(argument);
  if (object.type === "ConditionalExpression" && isAnswer(object)) {
    lowerChoice(lower, node, object, frame);
    return;
  }
  const members = object.type === "ObjectExpression" ? new Map<string, Condition>() : undefined;
  if (members) lower.returned.set(object, members);
  const { value, condition } = lower.condition(argument, frame);
  frame.emit(node, { op: "return", value: handedOut(lower, argument, value, frame) });
  if (!isReached) return;
  const after = held(frame);
  const outcomes = (told: Condition, of: Ast.Node): Outcomes => {
    const constant = constantOutcome(of);
    return {
      ...(constant !== false && { whenTrue: heldWhere(lower, told, true, after, node, frame) }),
      ...(constant !== true && { whenFalse: heldWhere(lower, told, false, after, node, frame) }),
    };
  };
  const filled = collectedIn(lower, object, frame);
  const told =
    object.type === "ObjectExpression" && members
      ? memberOutcomes(object, members, outcomes)
      : filled && new Map([["length", outcomes(filled, object)]]);
  frame.exits.push({ after, ...outcomes(condition, argument), ...(told && { members: told }) });
}

/** `return isOwn(x) ? undefined : "not of this shop"`: one way says yes, and the other one no. */
function isAnswer({ consequent, alternate }: Ast.ConditionalExpression): boolean {
  const [yes, no] = [constantOutcome(consequent), constantOutcome(alternate)];
  return yes !== undefined && no !== undefined && yes !== no;
}

/** `return a ? b : c` says of parameters what `if (a) return b; return c` does. */
function lowerChoice(
  lower: Lowering,
  node: Ast.Node,
  { test, consequent, alternate }: Ast.ConditionalExpression,
  frame: Frame,
): void {
  const { value, condition } = lower.condition(test, frame);
  const otherwise = frame.fork();
  noteWay(lower, test, value, true, frame);
  lower.refine(condition, true, consequent, frame);
  lowerReturn(lower, node, consequent, frame);
  const { flow } = frame;
  frame.flow = otherwise;
  noteWay(lower, test, value, false, frame);
  lower.refine(condition, false, alternate, frame);
  lowerReturn(lower, node, alternate, frame);
  frame.join(node, [flow, frame.flow]);
}

/** `next()`: whoever comes next gets the request as it is here; ways that end elsewhere are none of theirs. */
export function notePassedOn(
  lower: Lowering,
  callee: Ast.Identifier,
  given: readonly Value[],
  frame: Frame,
): void {
  if (!/^_?next$/.test(callee.name) || given.length > 0 || !frame.flow.live) return;
  const variable = lower.variables.of(callee);
  const isParameter = variable?.defs.some(({ type }) => type === "Parameter") ?? false;
  if (variable && isParameter && frame.owns(variable)) frame.passedOn.push(held(frame));
}

type AtEnd = Pick<
  FunctionIr,
  "parametersAfter" | "parametersWhenTrue" | "parametersWhenFalse" | "members"
>;

/** What the parameters are when the function ends: on any way, and where it says yes or no. */
export function parametersAtEnd(count: number, range: Range, frame: Frame): AtEnd {
  const exits = [...frame.exits];
  if (frame.flow.live || exits.length === 0) {
    const after = held(frame);
    exits.push({ after, whenFalse: after });
  }
  const ends = frame.passedOn.length > 0 ? frame.passedOn : exits.map((exit) => exit.after);
  const parametersAfter = joined(ends);
  const members = membersAtEnd(exits, joined);
  return {
    ...(members.length > 0 && { members }),
    parametersAfter,
    parametersWhenTrue: joined(exits.flatMap((exit) => (exit.whenTrue ? [exit.whenTrue] : []))),
    parametersWhenFalse: joined(exits.flatMap((exit) => (exit.whenFalse ? [exit.whenFalse] : []))),
  };

  function joined(ways: readonly (readonly Value[])[]): Value[] {
    if (ways.length === 0) return [...parametersAfter];
    return Array.from({ length: count }, (_, index) => {
      const values = [...new Set(ways.map((way) => way[index] ?? -1))];
      const [only] = values;
      if (values.length === 1 && only !== undefined) return only;
      return frame.code.push({ op: "either", values, ...range }) - 1;
    });
  }
}

/** What was handed in, by position; parameters keep their first places whatever their names hold later. */
function held(frame: Frame): Value[] {
  const values: Value[] = [];
  for (const [place, value] of frame.flow.values) {
    if (typeof place === "number") values[place] = value;
  }
  return values;
}

function heldWhere(
  lower: Lowering,
  condition: Condition,
  holds: boolean,
  after: Exit["after"],
  node: Ast.Node,
  frame: Frame,
): readonly Value[] {
  const placed = (holds ? condition.whenTrue : condition.whenFalse).filter((each) => {
    const value = frame.flow.values.get(each.place);
    if (value === undefined) return false;
    if (each.test.kind === "truthy") return frame.flags.meetings.has(value);
    if (after.includes(value) || takenFrom(value, frame) !== undefined) return true;
    return isPartOfAddress(value, each.path, frame);
  });
  if (placed.length === 0) return after;
  const flow = frame.fork();
  lower.refine({ whenTrue: placed, whenFalse: placed }, holds, node, frame);
  const values = held(frame);
  frame.flow = flow;
  return values;
}

const ALWAYS_TRUE: ReadonlySet<string> = new Set([
  "ArrayExpression",
  "ArrowFunctionExpression",
  "FunctionExpression",
  "NewExpression",
  "ObjectExpression",
]);

function constantOutcome(at: Ast.Node): boolean | undefined {
  const node = unwrap(at);
  if (node.type === "Literal") return Boolean(node.value ?? false);
  if (node.type === "Identifier" && node.name === "undefined") return false;
  // `return { field, message }` says that something is wrong, where `return null` says that nothing is.
  if (ALWAYS_TRUE.has(node.type)) return true;
  if (node.type === "TemplateLiteral" && node.quasis.some(({ value }) => value.raw !== ""))
    return true;
  // As compilers write `true` and `false`.
  const isNegated = node.type === "UnaryExpression" && node.operator === "!";
  if (!isNegated || node.argument.type !== "Literal") return undefined;
  return !node.argument.value;
}
