import type { Ast } from "../syntax/ast.ts";
import { classState } from "./class-state.ts";
import { storeAround } from "./shared-stores.ts";
import { propertyName } from "../semantics/names.ts";
import { asDeclared, asResolved } from "./declared-types.ts";
import { madeAgain } from "./early-functions.ts";
import { isHandedGenerator, sentBack } from "./compiled-generators.ts";
import { lowerWrapper } from "./file-wrappers.ts";
import type { Frame } from "./frame.ts";
import type { Flow } from "./places.ts";
import type { Value } from "./ir.ts";
import { lowerCall, lowerNew } from "./lower-call.ts";
import { lowerArray, lowerObject } from "./lower-literal.ts";
import { knownTest } from "./known-test.ts";
import type { Lowering } from "./lowering.ts";
import { plainCall } from "./plain-call.ts";
import { withRootedParts } from "./rooted-paths.ts";
import { storedAt } from "./stored-place.ts";
import { locationText } from "./location-text.ts";
import { noteWay } from "./missing.ts";
import {
  exportsChosen,
  isModuleExports,
  isOwnExports,
  readModuleExports,
} from "./module-exports.ts";
import { noteTold } from "./flags.ts";
import { noteOutcome } from "./outcomes.ts";

/** Lowers an expression; the value is what it evaluates to. */
export function lowerExpression(lower: Lowering, node: Ast.Node, frame: Frame): Value {
  switch (node.type) {
    case "Literal":
      if ("regex" in node) return frame.emit(node, { op: "regex", ...node.regex });
      return frame.emit(node, {
        op: "constant",
        value: node.value as string | number | boolean | null,
      });
    case "TemplateLiteral": {
      const texts = node.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw);
      const parts = node.expressions.map((part) => lower.expression(part, frame));
      const rooted = withRootedParts(texts, parts, node.expressions, frame);
      return frame.emit(node, { op: "text", texts, parts: rooted });
    }
    case "TaggedTemplateExpression":
      return lowerTagged(lower, node, frame);
    case "Identifier":
      return locationText(lower, node, frame) ?? lowerIdentifier(lower, node, frame);
    case "ThisExpression": {
      const store = storeAround(lower, node);
      if (store) return lower.read(store, node, frame);
      if (isOwnExports(lower, node, frame)) return readModuleExports(lower, node, frame);
      return frame.receiver(node);
    }
    case "MetaProperty":
      return frame.emit(node, { op: "global", name: `${node.meta.name}.${node.property.name}` });
    case "Super":
      return frame.emit(node, { op: "super", object: frame.receiver(node) });
    case "MemberExpression":
      if (isModuleExports(lower, node)) return readModuleExports(lower, node, frame);
      return (
        sentBack(node, frame) ??
        classState(lower, node, frame) ??
        locationText(lower, node, frame) ??
        lowerMember(lower, node, frame).value
      );
    case "CallExpression":
      return (
        sentBack(node, frame) ??
        lowerWrapper(lower, node, frame) ??
        asResolved(lower, node, lowerCall(lower, node, frame), frame)
      );
    case "NewExpression":
      return lowerNew(lower, node, frame);
    case "ImportExpression": {
      const { source } = node;
      const known = source.type === "Literal" && typeof source.value === "string";
      if (known)
        return frame.emit(node, { op: "import", specifier: String(source.value), name: "*" });
      const callee = frame.emit(node, { op: "global", name: "import" });
      return plainCall(callee, [lower.expression(source, frame)], node, frame);
    }
    case "ObjectExpression":
      return lowerObject(lower, node, frame);
    case "ArrayExpression":
      return lowerArray(lower, node, frame);
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return lower.functionValue(node, frame);
    case "ClassExpression":
      return lower.classValue(node, frame);
    case "BinaryExpression":
      return lowerBinary(lower, node, frame);
    case "LogicalExpression":
      return lower.condition(node, frame).value;
    case "ConditionalExpression":
      return lowerConditional(lower, node, frame);
    case "UnaryExpression":
      return lowerUnary(lower, node, frame);
    case "UpdateExpression": {
      const operand = lower.expression(node.argument, frame);
      const result = frame.emit(node, { op: "unary", operator: node.operator, operand });
      lower.assign(node.argument, result, frame);
      // What it was before, where that is known: names for places in a list are made like this.
      return node.prefix ? result : frame.emit(node, { op: "unary", operator: "before", operand });
    }
    case "AssignmentExpression":
      return lowerAssignment(lower, node, frame);
    case "SequenceExpression":
      return (
        node.expressions.map((each) => lower.expression(each, frame)).at(-1) ??
        undefinedAt(node, frame)
      );
    case "AwaitExpression":
      return frame.emit(node, { op: "await", value: lower.expression(node.argument, frame) });
    case "YieldExpression":
      return frame.emit(node, {
        op: isHandedGenerator(node) ? "await" : "yield",
        value: node.argument ? lower.expression(node.argument, frame) : undefinedAt(node, frame),
      });
    case "TSAsExpression":
    case "TSTypeAssertion":
    case "TSSatisfiesExpression":
      return asDeclared(lower, node, lower.expression(node.expression, frame), frame);
    case "ChainExpression":
    case "TSNonNullExpression":
    case "TSInstantiationExpression":
      return lower.expression(node.expression, frame);
    case "JSXElement":
    case "JSXFragment":
      return lower.jsx(node, frame);
    default:
      return undefinedAt(node, frame);
  }
}

/** A member access: the object, the member's value, and the name where it is written down. */
interface MemberAccess {
  readonly object: Value;
  readonly value: Value;
  readonly name: string | undefined;
}

function lowerMember(lower: Lowering, node: Ast.MemberExpression, frame: Frame): MemberAccess {
  const object = lower.expression(node.object, frame);
  const name = propertyName(node);
  // `Child.__super__`, as CoffeeScript and Backbone write `super`.
  if (name === "__super__") {
    const value = frame.emit(node, { op: "super", object: frame.receiver(node) });
    return { object, name, value };
  }
  if (name !== undefined) {
    return { object, name, value: frame.emit(node, { op: "load", object, name }) };
  }
  const key = lower.expression(node.property, frame);
  const stored = storedAt(object, key, node, frame);
  return { object, name, value: stored ?? frame.emit(node, { op: "load-any", object, key }) };
}

function undefinedAt(node: Ast.Node, frame: Frame): Value {
  return frame.emit(node, { op: "constant", value: undefined });
}

function lowerIdentifier(lower: Lowering, node: Ast.Identifier, frame: Frame): Value {
  const variable = lower.variables.of(node);
  if (variable) return lower.read(variable, node, frame);
  if (node.name === "undefined") return undefinedAt(node, frame);
  if (isModuleExports(lower, node)) return readModuleExports(lower, node, frame);
  return frame.emit(node, { op: "global", name: node.name });
}

function lowerTagged(lower: Lowering, node: Ast.TaggedTemplateExpression, frame: Frame): Value {
  const access =
    node.tag.type === "MemberExpression" ? lowerMember(lower, node.tag, frame) : undefined;
  return frame.emit(node, {
    op: "tagged",
    tag: access?.value ?? lower.expression(node.tag, frame),
    receiver: access?.object,
    texts: node.quasi.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw),
    parts: node.quasi.expressions.map((part) => lower.expression(part, frame)),
    places: node.quasi.expressions.map(({ range: [start, end] }) => ({ start, end })),
  });
}

/** A chain of `+` is one text, so that what stands before a hole is known as a whole. */
function lowerBinary(lower: Lowering, node: Ast.BinaryExpression, frame: Frame): Value {
  if (node.operator !== "+") {
    const left =
      node.left.type === "PrivateIdentifier"
        ? undefinedAt(node, frame)
        : lower.expression(node.left, frame);
    const right = lower.expression(node.right, frame);
    return frame.emit(node, { op: "binary", operator: node.operator, left, right });
  }
  const operands: Ast.Node[] = [];
  let left: Ast.Node = node;
  while (left.type === "BinaryExpression" && left.operator === "+") {
    operands.unshift(left.right);
    left = left.left;
  }
  operands.unshift(left);
  const texts: string[] = [""];
  const parts: Value[] = [];
  const nodes: Ast.Node[] = [];
  for (const operand of operands) {
    const literal = operand.type === "Literal" && typeof operand.value === "string";
    if (literal) texts[texts.length - 1] += String(operand.value);
    else {
      parts.push(lower.expression(operand, frame));
      nodes.push(operand);
      texts.push("");
    }
  }
  const rooted = withRootedParts(texts, parts, nodes, frame);
  return frame.emit(node, { op: "text", texts, parts: rooted });
}

function lowerConditional(lower: Lowering, node: Ast.ConditionalExpression, frame: Frame): Value {
  const { value, condition } = lower.condition(node.test, frame);
  const otherwise = frame.fork();
  noteWay(lower, node.test, value, true, frame);
  lower.refine(condition, true, node.consequent, frame);
  const consequent = lower.expression(node.consequent, frame);
  const afterConsequent: Flow = frame.flow;
  frame.flow = otherwise;
  noteWay(lower, node.test, value, false, frame);
  lower.refine(condition, false, node.alternate, frame);
  const alternate = lower.expression(node.alternate, frame);
  const known = knownTest(lower, node.test) ?? exportsChosen(lower, node);
  if (known !== undefined) {
    if (known) frame.flow = afterConsequent;
    return known ? consequent : alternate;
  }
  // What is only there for the developers is nothing that a store works with.
  if (frame.flow.outside !== afterConsequent.outside) {
    const isOutside = afterConsequent.outside === true;
    if (!isOutside) frame.flow = afterConsequent;
    return isOutside ? alternate : consequent;
  }
  const without = [afterConsequent.without ?? -1, frame.flow.without ?? -1];
  frame.join(node, [afterConsequent, frame.flow]);
  return frame.emit(node, { op: "either", values: [consequent, alternate], without });
}

function lowerUnary(lower: Lowering, node: Ast.UnaryExpression, frame: Frame): Value {
  const operand = lower.expression(node.argument, frame);
  if (node.operator === "delete" && node.argument.type === "MemberExpression") {
    const name = propertyName(node.argument);
    if (name !== undefined) lower.assign(node.argument, undefinedAt(node, frame), frame);
  }
  return frame.emit(node, { op: "unary", operator: node.operator, operand });
}

function lowerAssignment(lower: Lowering, node: Ast.AssignmentExpression, frame: Frame): Value {
  if (node.operator === "=") {
    const { value, condition } = lower.condition(node.right, frame);
    lower.assign(node.left, value, frame);
    noteOutcome(lower, node.left, condition);
    noteTold(value, condition, frame);
    // `module.exports = merge = function …`: whoever gets the function gets one that sees itself.
    const isUsed = node.parent?.type !== "ExpressionStatement";
    return isUsed && node.left.type === "Identifier" ? madeAgain(lower, value, node, frame) : value;
  }
  const before = lower.expression(node.left, frame);
  const right = lower.expression(node.right, frame);
  const value = combined(node, before, right, frame);
  lower.assign(node.left, value, frame);
  return value;
}

function combined(
  node: Ast.AssignmentExpression,
  before: Value,
  right: Value,
  frame: Frame,
): Value {
  switch (node.operator) {
    case "+=":
      return frame.emit(node, { op: "text", texts: ["", "", ""], parts: [before, right] });
    case "||=":
    case "??=":
      return frame.emit(node, { op: "either", values: [before, right] });
    case "&&=":
      return right;
    default:
      return frame.emit(node, {
        op: "binary",
        operator: node.operator.slice(0, -1),
        left: before,
        right,
      });
  }
}
