import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { bare } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Flow } from "./places.ts";
import type { Lowering } from "./lowering.ts";
import {
  isOfChecks,
  isOverParts,
  listedTable,
  lowerTableRounds,
  makesFunctions,
  partsIn,
} from "./loops-over-parts.ts";

/** A function that is called for each of a list, one after the other. */
interface Rounds {
  readonly list: Ast.Node;
  readonly round: Ast.ArrowFunctionExpression;
  readonly each: Ast.Node;
}

/**
 * `Object.keys(schemas).forEach((part) => { request[part] = schemas[part].parse(request[part]); })`
 * is the loop that it stands for, and so is `await Promise.all(names.map(async (part) => { … }))`.
 */
export function lowerHandedRounds(lower: Lowering, node: Ast.Expression, frame: Frame): boolean {
  const rounds = roundsOf(node);
  if (!rounds) return false;
  const { list, round, each } = rounds;
  const scope = lower.scopes.acquire(round);
  if (!scope || makesFunctions(lower, round.body)) return false;
  const run = (): readonly Flow[] => {
    const returns: Flow[] = [];
    frame.inlined.push({ scope, returns });
    if (round.body.type === "BlockStatement") lower.statements(round.body.body, frame);
    else lower.expression(round.body, frame);
    frame.inlined.pop();
    return returns;
  };
  const table = listedTable(list, each);
  if (table && isOfChecks(lower, table)) {
    lowerTableRounds(lower, node, table, frame, run);
    return true;
  }
  if (!isOverParts(lower, list, round.body)) return false;
  for (const value of partsIn(list)) {
    lower.bind(each, frame.emit(each, { op: "constant", value }), frame);
    frame.join(node, [...run(), frame.flow]);
  }
  return true;
}

/** `return` in a function that runs where it is written ends its round, and nothing else. */
export function endRound(lower: Lowering, given: Ast.Expression | null, frame: Frame): boolean {
  const innermost = frame.inlined.at(-1);
  if (!innermost) return false;
  const value = given ? lower.expression(given, frame) : undefined;
  if (innermost.wrapper && value !== undefined)
    frame.flow.values.set(innermost.wrapper.place, value);
  innermost.returns.push(frame.fork());
  frame.end();
  return true;
}

function roundsOf(node: Ast.Expression): Rounds | undefined {
  const [call, isAwaited] =
    node.type === "AwaitExpression" ? [allOf(node.argument), true] : [node, false];
  if (call?.type !== "CallExpression" || call.callee.type !== "MemberExpression") return undefined;
  const [round] = call.arguments;
  if (propertyName(call.callee) !== (isAwaited ? "map" : "forEach")) return undefined;
  if (round?.type !== "ArrowFunctionExpression" || round.async !== isAwaited) return undefined;
  const [each, ...others] = round.params;
  return each && others.length === 0 ? { list: bare(call.callee.object), round, each } : undefined;
}

/** What `Promise.all` is given. */
function allOf(node: Ast.Node): Ast.Node | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { object } = node.callee;
  const isAll =
    object.type === "Identifier" &&
    object.name === "Promise" &&
    propertyName(node.callee) === "all";
  return isAll ? node.arguments[0] : undefined;
}
