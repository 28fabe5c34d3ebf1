import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { leaves } from "./refusal.ts";

const FINDS = /^(?:find\w*|exists|count\w*)$/;
const MAKES = /^(?:create\w*|insert|save|update\w*|upsert)$/;

/**
 * `const taken = await User.findOne({ email }); if (taken) return …; await User.create({ email })`: the
 * look-up decides only whether a record may be made. Who gets around it with an operator is turned
 * away by the model, which wants a text there. Collections without a model take anything.
 */
export function looksForDuplicates(node: Ast.Node, semantics: Semantics): boolean {
  const call = unwrap(node);
  if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression") return false;
  const model = unwrap(call.callee.object);
  if (!FINDS.test(propertyName(call.callee) ?? "") || !isModel(model)) return false;
  const whole = settled(call);
  const refusals = refusalsAfter(whole, semantics);
  // What is written of the record that was found is no new one.
  const end = Math.max(...refusals.map(({ range }) => range[1]));
  return refusals.length > 0 && makesLater(whole, end, textOf(model, semantics), semantics);
}

/** The conditions that turn the sender away where something was found; none where it is used otherwise. */
function refusalsAfter(whole: Ast.Node, semantics: Semantics): readonly Ast.IfStatement[] {
  const { parent } = whole;
  if (parent?.type === "IfStatement")
    return parent.test === whole && leaves(parent.consequent) ? [parent] : [];
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return [];
  const uses = semantics.variables.of(parent.id)?.references.filter((each) => !each.init) ?? [];
  const found = uses.map(({ identifier }) => refusalAround(identifier as Ast.Node));
  const refusals = found.filter((each) => each !== undefined);
  return refusals.length === found.length ? refusals : [];
}

/** `User`, `prisma.user`, `this.users`; not `db.collection("users")`. */
function isModel(node: Ast.Node): boolean {
  if (node.type === "Identifier" || node.type === "ThisExpression") return true;
  return node.type === "MemberExpression" && !node.computed && isModel(unwrap(node.object));
}

/** The look-up with what is chained to it and waits for it. */
function settled(call: Ast.Node): Ast.Node {
  let node = call;
  for (let { parent } = node; parent; { parent } = node) {
    const isChained =
      (parent.type === "MemberExpression" && parent.object === node) ||
      (parent.type === "CallExpression" && parent.callee === node) ||
      parent.type === "AwaitExpression" ||
      parent.type === "ChainExpression";
    if (!isChained) break;
    node = parent;
  }
  return node;
}

/** The condition that a use is in or behind, which holds where something was found and leaves. */
function refusalAround(use: Ast.Node): Ast.IfStatement | undefined {
  let child = use;
  for (let { parent } = use; parent; { parent } = parent) {
    if (parent.type === "IfStatement") {
      if (parent.alternate || !leaves(parent.consequent)) return undefined;
      return child !== parent.test || isFound(parent.test, use) ? parent : undefined;
    }
    if (parent.type === "FunctionDeclaration" || parent.type === "ArrowFunctionExpression")
      return undefined;
    child = parent;
  }
  return undefined;
}

/** `taken`, `taken && …`, `taken !== null`, `taken.length > 0`, `taken.id !== id`. */
function isFound(test: Ast.Node, use: Ast.Node): boolean {
  const node = unwrap(test);
  if (node.type === "LogicalExpression") return isFound(node.left, use) || isFound(node.right, use);
  if (node.type === "BinaryExpression")
    return /^(?:!==?|>=?)$/.test(node.operator) && holds(node, use);
  return node.type !== "UnaryExpression" && holds(node, use);
}

function holds(node: Ast.Node, inner: Ast.Node): boolean {
  return node.range[0] <= inner.range[0] && inner.range[1] <= node.range[1];
}

/** Whether the same function makes or changes a record of the same model behind the refusals. */
function makesLater(whole: Ast.Node, start: number, model: string, semantics: Semantics): boolean {
  let around: Ast.Node | undefined = whole;
  while (around && !/Function|^MethodDefinition$|^Program$/.test(around.type))
    around = around.parent;
  if (!around) return false;
  const [, end] = around.range;
  return semantics.source.nodes.some((each) => {
    if (each.range[0] < start || each.range[1] > end) return false;
    if (each.type === "NewExpression") return textOf(each.callee, semantics) === model;
    if (each.type !== "CallExpression" || each.callee.type !== "MemberExpression") return false;
    const { object } = each.callee;
    return MAKES.test(propertyName(each.callee) ?? "") && textOf(object, semantics) === model;
  });
}

function textOf(node: Ast.Node, { source }: Semantics): string {
  return source.text.slice(node.range[0], node.range[1]);
}
