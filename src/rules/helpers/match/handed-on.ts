import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";
import { sqlOf } from "./personal-record.ts";

/** Methods that change what they find. */
const CHANGING =
  /^(?:update|delete|remove|destroy|upsert|findOneAnd|findByIdAnd|softDelete|softRemove|nativeUpdate|nativeDelete|patch|save|set|increment|decrement|restore|replaceOne|del$)/;

/** True when what a call finds is changed, or goes on to somebody; not when it is only asked for. */
export function isHandedOn(node: Ast.Node, semantics: Semantics): boolean {
  const around = whole(node);
  return (
    changes(node, semantics) || goesOn(around, semantics) || isGivenToCallback(around, semantics)
  );
}

/** True when a call changes or removes what it finds. */
export function changes(node: Ast.Node, semantics: Semantics): boolean {
  const call = unwrap(node);
  const sql =
    call.type === "CallExpression"
      ? sqlOf(call, semantics)
      : call.type === "TaggedTemplateExpression"
        ? call.quasi.quasis.map((each) => each.value.raw).join(" ? ")
        : undefined;
  return sql === undefined
    ? methodsOf(whole(node)).some((name) => CHANGING.test(name))
    : /^\s*(?:update|delete)\b/i.test(sql);
}

/** `db.query(sql, values, (error, rows) => res.json(rows))`: what is found is told a function, not given back. */
function isGivenToCallback(around: Ast.Node, semantics: Semantics): boolean {
  const call = unwrap(around);
  const last = call.type === "CallExpression" ? call.arguments.at(-1) : undefined;
  const callback = last ? unwrap(last) : undefined;
  if (callback?.type !== "FunctionExpression" && callback?.type !== "ArrowFunctionExpression")
    return false;
  // What went wrong is told first.
  return callback.params.slice(1, 2).some((found) => {
    if (found.type !== "Identifier") return found.type.endsWith("Pattern");
    return (semantics.variables.of(found)?.references ?? []).some(({ identifier }) =>
      isMoreThanAsked(identifier),
    );
  });
}

/** The methods of a chain of calls, last first; of a request that is sent, what it is called. */
function methodsOf(node: Ast.Node): string[] {
  const names: string[] = [];
  for (let each = unwrap(node); ;) {
    if (each.type === "CallExpression") {
      const [sent] = each.arguments;
      if (sent?.type === "NewExpression")
        names.push((nameOf(unwrap(sent.callee)) ?? "").toLowerCase());
      names.push(nameOf(unwrap(each.callee)) ?? "");
      each = unwrap(each.callee);
    } else if (each.type === "MemberExpression") each = unwrap(each.object);
    else return names;
  }
}

/** The chain and the wrappers around a call: `(await orders.findById(id).lean())!`. */
export function whole(node: Ast.Node): Ast.Node {
  for (let each = node; ;) {
    const { parent } = each;
    if (!parent) return each;
    const isChain =
      (parent.type === "MemberExpression" && parent.object === each && isCalled(parent)) ||
      (parent.type === "CallExpression" && parent.callee === each) ||
      parent.type === "AwaitExpression" ||
      parent.type === "ChainExpression" ||
      parent.type === "TSNonNullExpression" ||
      parent.type === "TSAsExpression";
    // Conditions that are parts of one: `and(eq(orders.id, id), …)`.
    const isCondition =
      parent.type === "CallExpression" &&
      parent.callee !== each &&
      /^(?:and|or|where|andWhere|filter|having)$/.test(nameOf(unwrap(parent.callee)) ?? "");
    // `client.send(new GetCommand(…))`: the request, and what is answered to it.
    const isSent =
      parent.type === "CallExpression" &&
      each.type === "NewExpression" &&
      nameOf(unwrap(parent.callee)) === "send";
    if (!isChain && !isCondition && !isSent) return each;
    each = parent;
  }
}

function isCalled(member: Ast.MemberExpression): boolean {
  return member.parent.type === "CallExpression" && member.parent.callee === member;
}

function goesOn(node: Ast.Node, semantics: Semantics): boolean {
  const { parent } = node;
  if (!parent) return false;
  switch (parent.type) {
    case "ReturnStatement":
    case "ArrowFunctionExpression":
    case "CallExpression":
    case "Property":
    case "MemberExpression":
    case "AssignmentExpression":
    case "ArrayExpression":
    case "SpreadElement":
      return true;
    case "LogicalExpression":
    case "ConditionalExpression":
      return goesOn(parent, semantics);
    case "VariableDeclarator": {
      if (parent.id.type !== "Identifier") return true;
      const variable = semantics.variables.of(parent.id);
      return (variable?.references ?? []).some(
        ({ identifier }) => identifier !== parent.id && isMoreThanAsked(identifier),
      );
    }
    default:
      return false;
  }
}

/** True when a use of a variable is more than a question whether it is there. */
function isMoreThanAsked(identifier: Ast.Node): boolean {
  for (let each = identifier; each.parent; each = each.parent) {
    const { parent } = each;
    if (parent.type === "IfStatement" || parent.type === "ConditionalExpression") {
      return parent.test !== each;
    }
    if (parent.type === "UnaryExpression" || parent.type === "ThrowStatement") return false;
    if (parent.type.endsWith("Statement") || parent.type === "VariableDeclaration") return true;
  }
  return true;
}
