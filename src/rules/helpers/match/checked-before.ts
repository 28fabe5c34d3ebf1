import {
  type Ast,
  type SyntaxContext,
  propertyName,
  walk,
  wrapped,
  type FunctionNode,
} from "../../../engine/api.ts";
import { type Taking, writeAround } from "./limited-resource.ts";

/** Code that keeps others out while it runs. */
const TRANSACTION = /transaction|\btrx\b|queryRunner|entityManager/i;
const EXCLUSIVE =
  /startSession|\.session\(|\bsession\s*[,}]|\block\w*\(|\w*lock(?:er|ing|s)?(?:Module)?(?:Service)?\b\s*[.(]|Modules\.LOCKING|mutex|semaphore|redlock|FOR UPDATE|for_?update|serializable|isolation|optimistic|version|\brunExclusive|advisory|Watch\(|multi\(\)|\$gte?\b|\bgte\b|arrayFilters/i;

/** What was asked of a field that is taken, and where. */
export interface TakingPlace {
  readonly node: Ast.Node;
  readonly taking: Taking;
  readonly around: FunctionNode;
  readonly context: SyntaxContext;
}

/**
 * True where the same function read a record, compared the field, and now changes it on its own:
 * nothing keeps a second request from doing the same in between.
 */
export function isCheckedBefore({ node, taking, around, context }: TakingPlace): boolean {
  const own = context.text.slice(...outer(around).range);
  if (EXCLUSIVE.test(own) || !/\bawait\b|\.then\(/.test(own)) return false;
  // What was asked before a transaction began is not part of it.
  const begin = transactionAround(node, around)?.range[0];
  if (begin === undefined && TRANSACTION.test(own)) return false;
  if (node.type === "Property" && isConditional(node, taking.field)) return false;
  if (node.type === "CallExpression" && asksItself(node, taking.field)) return false;
  const isOfRecord = node.type === "AssignmentExpression" || node.type === "UpdateExpression";
  if (isOfRecord && !isSavedLater(node, around, context)) return false;
  return hasTest(begin ?? node.range[0], node, taking.field, around, context);
}

/** The call that a change is in a transaction of. */
function transactionAround(node: Ast.Node, around: FunctionNode): Ast.CallExpression | undefined {
  for (let each = node.parent; each && each !== around; each = each.parent) {
    if (each.type === "CallExpression" && /transaction/i.test(calleeName(each))) return each;
  }
  return undefined;
}

/** A method's decorators are outside of its function. */
function outer(fn: FunctionNode): Ast.Node {
  return fn.parent.type === "MethodDefinition" ? fn.parent : fn;
}

/** `updateOne({ _id, used: false }, { used: true })`: the write itself asks. */
function isConditional(property: Ast.Property, field: string): boolean {
  const call = writeAround(property);
  let found = false;
  const look = (node: Ast.Node, isData: boolean): void => {
    if (node.type !== "ObjectExpression") return;
    for (const each of node.properties) {
      if (each.type !== "Property") continue;
      const name = propertyName(each) ?? "";
      if (!isData && (name === field || name.startsWith("$expr"))) found = true;
      look(each.value, isData || /^(?:data|\$set|\$inc|set|values)$/.test(name));
    }
  };
  const [first, second] = call?.arguments ?? [];
  if (first) look(first, second === undefined && !hasWhere(first));
  // `.where(…)` of query builders before the write.
  let callee = call?.callee;
  while (callee?.type === "MemberExpression" && callee.object.type === "CallExpression") {
    if (callee.object.arguments.some((each) => mentions(each, field))) found = true;
    ({ callee } = callee.object);
  }
  return found;
}

/** `.where("stock", ">=", n).decrement("stock")`: the statement names the field among its conditions. */
function asksItself({ callee, arguments: [, ...options] }: Ast.CallExpression, field: string) {
  return mentions(callee, field) || options.some((each) => mentions(each, field));
}

function hasWhere(node: Ast.Node): boolean {
  return (
    node.type === "ObjectExpression" &&
    node.properties.some(
      (each) => each.type === "Property" && /^(?:where|filter)$/.test(propertyName(each) ?? ""),
    )
  );
}

function mentions(node: Ast.Node, field: string): boolean {
  if (node.type === "Literal") return typeof node.value === "string" && node.value.includes(field);
  if (node.type === "MemberExpression")
    return propertyName(node) === field || mentions(node.object, field);
  if (node.type === "CallExpression")
    return (
      node.arguments.some((each) => mentions(each, field)) ||
      (node.callee.type === "MemberExpression" && mentions(node.callee.object, field))
    );
  return (
    node.type === "ObjectExpression" &&
    node.properties.some(
      (each) =>
        each.type === "Property" && (propertyName(each) === field || mentions(each.value, field)),
    )
  );
}

/** `product.stock -= 1; await product.save()` */
function isSavedLater(node: Ast.Node, around: FunctionNode, { source }: SyntaxContext): boolean {
  let isSaved = false;
  walk(around, source.visitorKeys, (each) => {
    if (each.type !== "CallExpression" || each.range[0] < node.range[0]) return;
    const { callee } = each;
    const name = callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
    if (/^(?:save|update\w*|persist|flush|persistAndFlush|bulkWrite|put|set)$/.test(name))
      isSaved = true;
  });
  return isSaved;
}

/** A condition before the change that looks at the same field and leaves, or holds around the change. */
function hasTest(
  before: number,
  node: Ast.Node,
  field: string,
  around: FunctionNode,
  { source }: SyntaxContext,
): boolean {
  let found = false;
  walk(around, source.visitorKeys, (each) => {
    if (each.type !== "IfStatement" && each.type !== "ConditionalExpression") return;
    if (each.test.range[1] > before) return;
    let looks = false;
    walk(each.test, source.visitorKeys, (inner) => {
      if (inner.type === "MemberExpression" && propertyName(inner) === field && isAsked(inner))
        looks = true;
      // `if (balance < amount)`, where the field is `customerBalance`.
      if (inner.type === "Identifier" && isNamedSo(inner, field)) looks = true;
    });
    const holds = each.range[1] >= node.range[1] || leaves(each);
    if (looks && holds) found = true;
  });
  return found;
}

function isNamedSo(node: Ast.Identifier, field: string): boolean {
  const { parent } = node;
  return (
    node.name.length > 4 &&
    field.toLowerCase().endsWith(node.name.toLowerCase()) &&
    parent.type === "BinaryExpression" &&
    /^[<>]/.test(parent.operator)
  );
}

/** Compared with how much is wanted, or asked whether it is used; `if (body.stock)` only asks whether it was sent. */
function isAsked(node: Ast.MemberExpression): boolean {
  const { object } = node;
  const { parent } = wrapped(node);
  if (object.type === "MemberExpression" && propertyName(object) === "body") return false;
  if (
    object.type === "Identifier" &&
    /^(?:req|body|data|dto|input|args|payload|update\w*)$/i.test(object.name)
  )
    return false;
  return parent?.type === "BinaryExpression"
    ? /^[<>]/.test(parent.operator) || /^[!=]==?$/.test(parent.operator)
    : parent?.type === "UnaryExpression" ||
        parent?.type === "IfStatement" ||
        parent?.type === "LogicalExpression";
}

function leaves(statement: Ast.IfStatement | Ast.ConditionalExpression): boolean {
  if (statement.type !== "IfStatement") return false;
  const { consequent } = statement;
  const last = consequent.type === "BlockStatement" ? consequent.body.at(-1) : consequent;
  return (
    last?.type === "ReturnStatement" ||
    last?.type === "ThrowStatement" ||
    last?.type === "ContinueStatement" ||
    (last?.type === "ExpressionStatement" &&
      /^(?:next|reject|push|throw|abort)$/.test(calleeName(last.expression)))
  );
}

function calleeName(node: Ast.Node): string {
  if (node.type !== "CallExpression") return "";
  const { callee } = node;
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
}
