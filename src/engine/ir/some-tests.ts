import type { Ast } from "../syntax/ast.ts";
import { type Condition, NOTHING_KNOWN } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import { comparedWith } from "./list-tests.ts";
import { makesFunctions } from "./loops-over-parts.ts";
import type { Lowering } from "./lowering.ts";
import { testOf } from "./tested-place.ts";

/**
 * `folders.some((each) => file.startsWith(each + sep))`: where one of the list answers with yes, what
 * the function asks holds for that one, whichever it is.
 */
export function someTests(
  lower: Lowering,
  predicate: Ast.Node,
  list: Value,
  frame: Frame,
): Condition {
  const key = comparedWith(predicate);
  if (key) return testOf(lower, key, { kind: "member", of: list }, frame);
  if (predicate.type !== "ArrowFunctionExpression" || predicate.async) return NOTHING_KNOWN;
  const scope = lower.scopes.acquire(predicate);
  const [each, ...others] = predicate.params;
  const [before, answer] = answerOf(predicate.body);
  if (!scope || !answer || each?.type !== "Identifier" || others.length > 0) return NOTHING_KNOWN;
  if (makesFunctions(lower, predicate.body)) return NOTHING_KNOWN;
  // What it leaves behind is known from the function itself.
  const around = frame.fork();
  frame.inlined.push({ scope, returns: [] });
  lower.bind(each, frame.emit(each, { op: "element", of: list }), frame);
  lower.statements(before, frame);
  const { condition } = lower.condition(answer, frame);
  frame.inlined.pop();
  frame.flow = around;
  const isAround = ({ place }: Condition["whenTrue"][number]): boolean => around.values.has(place);
  return { whenTrue: condition.whenTrue.filter(isAround), whenFalse: [] };
}

/** What a function answers, and the names that it makes before. */
function answerOf(body: Ast.Node): [readonly Ast.Node[], Ast.Node?] {
  if (body.type !== "BlockStatement") return [[], body];
  const last = body.body.at(-1);
  const before = body.body.slice(0, -1);
  const isPlain = before.every(({ type }) => type === "VariableDeclaration");
  const answer = last?.type === "ReturnStatement" ? last.argument : undefined;
  return isPlain && answer ? [before, answer] : [[]];
}
