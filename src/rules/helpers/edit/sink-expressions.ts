import {
  type Ast,
  type FlowPlace,
  type PathToken,
  type ReportedFix,
  type TextEdit,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { carries } from "./carries.ts";

/** A fix whose edits are known already; none where the code is not of a shape that it knows. */
export function offer(id: string, edits: readonly TextEdit[] | undefined): ReportedFix[] {
  return edits && edits.length > 0 ? [{ id, edits: () => edits }] : [];
}

/** The expressions of a sink through which the untrusted data comes; all that are no constants where that is not seen. */
export function suspects(place: FlowPlace): Ast.Expression[] {
  const all = sinkExpressions(place).filter((each) => !place.semantics.constant(each));
  const carrying = all.filter((each) => carries(each, place));
  return carrying.length > 0 ? carrying : all;
}

/** The expressions of a sink that its model means: arguments, members of objects in them, what is assigned, attributes. */
function sinkExpressions({ node, row }: FlowPlace): Ast.Expression[] {
  switch (node.type) {
    case "CallExpression":
    case "NewExpression":
      return unique(row.at.flatMap(({ path }) => ofCall(node, path)));
    case "MemberExpression": {
      const assignment = assignmentTo(node);
      return assignment ? [assignment.right] : [];
    }
    case "JSXElement":
      return node.openingElement.attributes.flatMap(ofAttribute);
    default:
      return [];
  }
}

/** The assignment of which a member is the target. */
export function assignmentTo(member: Ast.Node): Ast.AssignmentExpression | undefined {
  const { parent } = member;
  return parent?.type === "AssignmentExpression" && parent.left === member ? parent : undefined;
}

function ofCall(
  call: Ast.CallExpression | Ast.NewExpression,
  path: readonly PathToken[],
): Ast.Expression[] {
  const last = path.findLastIndex((each) => each.token === "argument");
  const token = path[last];
  if (token?.token !== "argument") return [];
  if (!mayBeCalled(call.callee, path.slice(0, last))) return [];
  const given = call.arguments.slice(token.from, (token.to ?? call.arguments.length) + 1);
  return given.flatMap((each) =>
    each.type === "SpreadElement" ? [] : follow(each, path.slice(last + 1)),
  );
}

/** False when the path asks for a method of another name. */
function mayBeCalled(callee: Ast.Expression, before: readonly PathToken[]): boolean {
  const method = before.at(-1);
  const { type } = unwrap(callee);
  if (method?.token !== "member" || type !== "MemberExpression") return true;
  const name = propertyName(unwrap(callee) as Ast.MemberExpression);
  return name === undefined || method.names.includes(name);
}

/** What a path means inside an expression, as far as it is written there. */
function follow(expression: Ast.Expression, path: readonly PathToken[]): Ast.Expression[] {
  const [token, ...rest] = path;
  const node = unwrap(expression);
  if (!token) return [expression];
  if (node.type === "ArrayExpression" && token.token === "element") {
    return node.elements.flatMap((each) =>
      each && each.type !== "SpreadElement" ? follow(each, rest) : [],
    );
  }
  if (node.type !== "ObjectExpression") return [];
  if (token.token !== "member" && token.token !== "any-member") return [];
  return node.properties.flatMap((property) => {
    if (property.type !== "Property") return [];
    const name = propertyName(property);
    const isMeant = token.token === "any-member" || (name && token.names.includes(name));
    return isMeant && isExpression(property.value) ? follow(property.value, rest) : [];
  });
}

function ofAttribute(attribute: Ast.JSXAttribute | Ast.JSXSpreadAttribute): Ast.Expression[] {
  if (attribute.type !== "JSXAttribute") return [];
  if (attribute.value?.type !== "JSXExpressionContainer") return [];
  const { expression } = attribute.value;
  if (expression.type === "JSXEmptyExpression") return [];
  if (attribute.name.name !== "dangerouslySetInnerHTML") return [expression];
  return follow(expression, [{ token: "member", names: ["__html"] }]);
}

function isExpression(node: Ast.Node): node is Ast.Expression {
  return (
    node.type !== "AssignmentPattern" &&
    node.type !== "ArrayPattern" &&
    node.type !== "ObjectPattern" &&
    node.type !== "TSEmptyBodyFunctionExpression"
  );
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}
