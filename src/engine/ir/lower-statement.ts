import { NOTHING_KNOWN, tellingAtEnd } from "./condition-tests.ts";
import type { Ast } from "../syntax/ast.ts";
import { refineByAssertion } from "./assertions.ts";
import { noteCollected } from "./collected-refusals.ts";
import type { Frame, JumpTarget } from "./frame.ts";
import type { Flow } from "./places.ts";
import type { Value } from "./ir.ts";
import { noteWay } from "./missing.ts";
import { lowerDeclarator } from "./lower-declarator.ts";
import { lowerExported } from "./lower-exported.ts";
import { lowerNamespace } from "./lower-namespace.ts";
import { lowerReturn } from "./lower-return.ts";
import { endRound, lowerHandedRounds } from "./handed-rounds.ts";
import { joinBranches } from "./known-test.ts";
import type { Lowering } from "./lowering.ts";
import { enterRounds, leaveRounds } from "./loop-rounds.ts";
import { isOverParts, lowerRounds, lowerTable, tableLoop } from "./loops-over-parts.ts";
import { lowerPrototypeClass } from "./lower-prototype.ts";
import { bindLoopVariable, bindRound } from "./loop-variables.ts";
import { neverReturns } from "./never-returns.ts";
import { notePartings } from "./partings.ts";
import { type PrototypeClass, prototypeClasses } from "./prototype-classes.ts";

/** Lowers statements in order; functions first, since they are there before anything runs. */
export function lowerStatements(lower: Lowering, nodes: readonly Ast.Node[], frame: Frame): void {
  for (const node of nodes) hoist(lower, node, frame);
  const classes = prototypeClasses(lower, nodes);
  const made = new Set<PrototypeClass>();
  for (const node of nodes) {
    // What is never reached does nothing.
    if (!frame.flow.live) continue;
    const found = classes.get(node);
    if (!found) lowerStatement(lower, node, frame);
    else if (!made.has(found)) lowerPrototypeClass(lower, found, node, frame);
    if (found) made.add(found);
  }
}

function hoist(lower: Lowering, node: Ast.Node, frame: Frame): void {
  const isExport =
    node.type === "ExportNamedDeclaration" || node.type === "ExportDefaultDeclaration";
  const declaration = isExport ? node.declaration : node;
  if (declaration?.type !== "FunctionDeclaration" || !declaration.id) return;
  const variable = lower.variables.of(declaration.id);
  if (variable) lower.write(variable, lower.functionValue(declaration, frame), declaration, frame);
}

function lowerStatement(lower: Lowering, node: Ast.Node, frame: Frame): void {
  switch (node.type) {
    case "ExpressionStatement":
      if (lowerHandedRounds(lower, node.expression, frame)) break;
      lower.expression(node.expression, frame);
      noteCollected(lower, node.expression, frame);
      refineByAssertion(lower, node.expression, frame);
      if (neverReturns(lower, node.expression)) frame.end();
      break;
    case "VariableDeclaration":
      for (const declarator of node.declarations) lowerDeclarator(lower, declarator, frame);
      break;
    case "ReturnStatement":
      if (endRound(lower, node.argument, frame)) break;
      lowerReturn(lower, node, node.argument, frame);
      frame.end();
      break;
    case "ThrowStatement": {
      const value = lower.expression(node.argument, frame);
      frame.emit(node, { op: "throw", value });
      frame.end();
      break;
    }
    case "BlockStatement":
    case "StaticBlock":
      lower.statements(node.body, frame);
      break;
    case "IfStatement":
      lowerIf(lower, node, frame);
      break;
    case "ForStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForOfStatement":
    case "ForInStatement":
      lowerLoop(lower, node, undefined, frame);
      break;
    case "LabeledStatement":
      lowerLabeled(lower, node, frame);
      break;
    case "SwitchStatement":
      lowerSwitch(lower, node, frame);
      break;
    case "TryStatement":
      lowerTry(lower, node, frame);
      break;
    case "BreakStatement":
      jump(frame, node.label?.name, "breaks");
      break;
    case "ContinueStatement":
      jump(frame, node.label?.name, "continues");
      break;
    case "ClassDeclaration": {
      const value = lower.classValue(node, frame);
      const variable = node.id ? lower.variables.of(node.id) : undefined;
      if (variable) lower.write(variable, value, node, frame);
      break;
    }
    case "TSModuleDeclaration":
      lowerNamespace(lower, node, frame);
      break;
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
    case "TSExportAssignment":
      lowerExported(lower, node, frame);
      break;
    default:
      break;
  }
}

function lowerIf(lower: Lowering, node: Ast.IfStatement, frame: Frame): void {
  const { value, condition } = lower.condition(node.test, frame);
  const otherwise = frame.fork();
  noteWay(lower, node.test, value, true, frame);
  lower.refine(condition, true, node.consequent, frame);
  lower.statements([node.consequent], frame);
  const consequent = frame.flow;
  frame.flow = otherwise;
  noteWay(lower, node.test, value, false, frame);
  lower.refine(condition, false, node.alternate ?? node, frame);
  if (node.alternate) lower.statements([node.alternate], frame);
  const alternate = frame.flow;
  joinBranches(lower, node, consequent, frame);
  notePartings(lower, node.test, consequent, alternate, frame);
}

type LoopNode =
  | Ast.ForStatement
  | Ast.WhileStatement
  | Ast.DoWhileStatement
  | Ast.ForOfStatement
  | Ast.ForInStatement;

/**
 * A loop's places may hold what an earlier round left in them: each place that the loop mentions
 * starts a round as one of its value before the loop and its value after a round.
 */
function lowerLoop(lower: Lowering, node: LoopNode, label: string | undefined, frame: Frame): void {
  if (node.type === "ForStatement" && node.init) {
    if (node.init.type === "VariableDeclaration") lower.statements([node.init], frame);
    else lower.expression(node.init, frame);
  }
  if (node.type === "ForOfStatement" && isOverParts(lower, node.right, node.body)) {
    const bind = (each: Value): void => bindLoopVariable(lower, node.left, each, frame);
    lowerRounds(lower, node, label, frame, bind);
    return;
  }
  const isOfNames = node.type === "ForOfStatement" || node.type === "ForInStatement";
  const over = isOfNames ? tableLoop(lower, node) : undefined;
  if (over && isOfNames) return lowerTable(lower, node, over, label, frame);
  const iterated =
    node.type === "ForOfStatement" || node.type === "ForInStatement"
      ? lower.expression(node.right, frame)
      : undefined;
  const ahead = frame.fork();
  const rounds = enterRounds(node, frame);
  const target: JumpTarget = { label, isLoop: true, breaks: [], continues: [] };
  frame.jumps.push(target);
  const before = frame.fork();
  let ends = NOTHING_KNOWN;
  if (
    iterated !== undefined &&
    (node.type === "ForOfStatement" || node.type === "ForInStatement")
  ) {
    bindRound(lower, node, iterated, frame);
    lower.statements([node.body], frame);
  } else if (node.type === "DoWhileStatement") {
    lower.statements([node.body], frame);
    ends = tellingAtEnd(lower.condition(node.test, frame).condition);
  } else if (node.type === "ForStatement" || node.type === "WhileStatement") {
    const test = node.test ? lower.condition(node.test, frame) : undefined;
    if (test) {
      lower.refine(test.condition, true, node.body, frame);
      ends = tellingAtEnd(test.condition);
    }
    lower.statements([node.body], frame);
    if (node.type === "ForStatement" && node.update) lower.expression(node.update, frame);
  }
  frame.jumps.pop();
  frame.join(node, [frame.flow, ...target.continues]);
  leaveRounds(lower, node, rounds, { before: ahead, during: before }, frame);
  const atLeastOnce = node.type === "DoWhileStatement";
  const isTold = ends !== NOTHING_KNOWN;
  const ways = [frame.flow, ...(atLeastOnce ? [] : [before])];
  frame.join(node, isTold ? ways : [...ways, ...target.breaks]);
  if (!isTold) return;
  lower.refine(ends, false, node, frame);
  if (target.breaks.length > 0) frame.join(node, [frame.flow, ...target.breaks]);
}

function lowerLabeled(lower: Lowering, node: Ast.LabeledStatement, frame: Frame): void {
  const { body, label } = node;
  switch (body.type) {
    case "ForStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForOfStatement":
    case "ForInStatement":
      lowerLoop(lower, body, label.name, frame);
      break;
    default: {
      const target: JumpTarget = { label: label.name, isLoop: false, breaks: [], continues: [] };
      frame.jumps.push(target);
      lower.statements([body], frame);
      frame.jumps.pop();
      frame.join(node, [frame.flow, ...target.breaks]);
    }
  }
}

function jump(frame: Frame, label: string | undefined, kind: "breaks" | "continues"): void {
  const target = frame.jumps.findLast((each) => {
    if (label !== undefined) return each.label === label;
    return each.isLoop || (kind === "breaks" && each.label === undefined);
  });
  target?.[kind].push(frame.fork());
  frame.end();
}

function lowerSwitch(lower: Lowering, node: Ast.SwitchStatement, frame: Frame): void {
  lower.expression(node.discriminant, frame);
  const target: JumpTarget = { label: undefined, isLoop: false, breaks: [], continues: [] };
  frame.jumps.push(target);
  const entry = frame.fork();
  let falling: Flow = { values: new Map(entry.values), live: false };
  let hasDefault = false;
  for (const branch of node.cases) {
    frame.flow = { values: new Map(entry.values), live: entry.live };
    if (branch.test) {
      const { condition } = caseCondition(lower, node, branch.test, frame);
      lower.refine(condition, true, branch, frame);
    } else {
      hasDefault = true;
    }
    frame.join(branch, [frame.flow, falling]);
    lower.statements(branch.consequent, frame);
    falling = frame.flow;
  }
  frame.jumps.pop();
  frame.join(node, [falling, ...target.breaks, ...(hasDefault ? [] : [entry])]);
}

/** `switch (x) { case "a": }` asks what `x === "a"` asks. */
function caseCondition(
  lower: Lowering,
  node: Ast.SwitchStatement,
  test: Ast.Expression,
  frame: Frame,
) {
  const asked = {
    type: "BinaryExpression",
    operator: "===",
    left: node.discriminant,
    right: test,
    range: test.range,
  };
  return lower.condition(asked as unknown as Ast.BinaryExpression, frame);
}

/** A handler starts with whatever the block had got to, so with one of its beginning and its end. */
function lowerTry(lower: Lowering, node: Ast.TryStatement, frame: Frame): void {
  const before = frame.fork();
  const from = frame.code.length;
  lower.statements([node.block], frame);
  const after = frame.flow;
  if (node.handler) {
    const caught = frame.emit(node.handler, { op: "caught", from, to: frame.code.length });
    frame.join(node.handler, [before, { values: new Map(after.values), live: true }]);
    if (node.handler.param) lower.bind(node.handler.param, caught, frame);
    lower.statements([node.handler.body], frame);
    frame.join(node, [after, frame.flow]);
  }
  if (!node.finalizer) return;
  const reached = frame.flow.live;
  if (!reached) frame.flow = { values: new Map(before.values), live: true };
  lower.statements([node.finalizer], frame);
  if (!reached) frame.end();
}
