import type { Ast } from "../syntax/ast.ts";
import { hostOfAddress } from "./address-range.ts";
import { type Condition, NOTHING_KNOWN, type PlacedTest } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import { comparedWith } from "./list-tests.ts";
import { makesFunctions } from "./loops-over-parts.ts";
import type { Lowering } from "./lowering.ts";
import { rootOf } from "./parts.ts";
import { testOf } from "./tested-place.ts";
import type { Test } from "./value-test.ts";

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
  const known = listTests(lower, predicate, list, frame);
  if (known.whenTrue.length > 0) return known;
  const host = hostOfAddress(list, frame, (value) => rootOf(value, frame));
  return host === undefined
    ? pieceTests(lower, predicate, list, frame)
    : machineTests(lower, predicate, list, frame);
}

/** `found.some((each) => isPrivate(each.address))`: none of the machines that a host was looked up for is one. */
function machineTests(lower: Lowering, predicate: Ast.Node, list: Value, frame: Frame): Condition {
  const asked = whereNone(lower, predicate, list, frame).filter(({ path: [name, ...below] }) => {
    return below.length === 0 && (name === undefined || name === "address");
  });
  const root = rootOf(list, frame);
  const whenFalse: PlacedTest[] = [];
  for (const [place, held] of frame.flow.values) {
    if (rootOf(held, frame) !== root) continue;
    for (const { test, holds } of asked)
      whenFalse.push({ place, path: [], test: { kind: "element", test }, holds });
  }
  return { whenTrue: [], whenFalse };
}

/** `path.split(".").some((each) => NAMES.includes(each))`: none of the pieces is one where it says no. */
function pieceTests(lower: Lowering, predicate: Ast.Node, list: Value, frame: Frame): Condition {
  const cut = frame.code[rootOf(list, frame)];
  if (cut?.op !== "call" || cut.method !== "split" || cut.receiver === undefined)
    return NOTHING_KNOWN;
  const isPath = separates(cut.arguments[0], frame);
  const asked = askedOfEach(lower, predicate, list, frame).filter(
    (test) => isPath || test.kind !== "equal" || !isWayUp(test.to, frame),
  );
  const whole = rootOf(cut.receiver, frame);
  const whenFalse: PlacedTest[] = [];
  for (const [place, held] of frame.flow.values) {
    if (rootOf(held, frame) !== whole) continue;
    for (const test of asked)
      whenFalse.push({ place, path: [], test: { kind: "element", test }, holds: false });
  }
  return { whenTrue: [], whenFalse };
}

/** Two dots that stand between other signs than slashes lead nowhere. */
function isWayUp(value: Value, frame: Frame): boolean {
  const text = frame.code[value];
  return text?.op === "constant" && text.value === "..";
}

function separates(value: Value | undefined, frame: Frame): boolean {
  const text = value === undefined ? undefined : frame.code[value];
  if (text?.op === "regex") return text.pattern.includes("/");
  return text?.op === "constant" && String(text.value).includes("/");
}

/** What the function asks of an element by itself. */
function askedOfEach(
  lower: Lowering,
  predicate: Ast.Node,
  list: Value,
  frame: Frame,
): readonly Test[] {
  return whereNone(lower, predicate, list, frame)
    .filter(({ path, holds }) => path.length === 0 && !holds)
    .map(({ test }) => test);
}

/** What is known of an element where the function says no. */
function whereNone(
  lower: Lowering,
  predicate: Ast.Node,
  list: Value,
  frame: Frame,
): readonly PlacedTest[] {
  if (predicate.type !== "ArrowFunctionExpression" || predicate.async) return [];
  const scope = lower.scopes.acquire(predicate);
  const [each] = predicate.params;
  const variable = each?.type === "Identifier" ? lower.variables.of(each) : undefined;
  if (!scope || !variable || !each || predicate.body.type === "BlockStatement") return [];
  if (makesFunctions(lower, predicate.body)) return [];
  const around = frame.fork();
  frame.inlined.push({ scope, returns: [] });
  lower.bind(each, frame.emit(each, { op: "element", of: list }), frame);
  const { condition } = lower.condition(predicate.body, frame);
  frame.inlined.pop();
  frame.flow = around;
  return condition.whenFalse.filter(({ place }) => place === variable);
}

function listTests(lower: Lowering, predicate: Ast.Node, list: Value, frame: Frame): Condition {
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
