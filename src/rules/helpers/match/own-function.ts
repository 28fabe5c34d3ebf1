import { innermostFunction } from "./enclosing.ts";
import { type FunctionNode, type Located, isFunction } from "../../../engine/api.ts";

/** A function of the project with the file that it stands in. */
export interface OwnFunction extends Located {
  readonly node: FunctionNode;
}

/** The function of the project that an expression is, through names and imports; undefined for everything else. */
export function ownFunction(at: Located): OwnFunction | undefined {
  const { node, in: semantics } = at.in.origin(at.node);
  return isFunction(node) ? { node, in: semantics } : undefined;
}

/** The only value that a function returns; undefined when there are several or none. */
export function returned(of: OwnFunction): Located | undefined {
  const { body } = of.node;
  if (body === null || body === undefined) return undefined;
  if (body.type !== "BlockStatement") return { node: body, in: of.in };
  const returns = body.body.filter((statement) => statement.type === "ReturnStatement");
  const [first] = returns;
  // A return inside a branch would make the last one only one of several.
  const simple = body.body.every(
    (statement) =>
      statement.type === "ReturnStatement" ||
      statement.type === "VariableDeclaration" ||
      statement.type === "FunctionDeclaration" ||
      statement.type === "ExpressionStatement",
  );
  return returns.length === 1 && simple && first?.argument
    ? { node: first.argument, in: of.in }
    : undefined;
}

/** Everything that a function may return, whichever way it takes; nothing where it returns without a word. */
export function returnedValues(of: OwnFunction): Located[] {
  const only = returned(of);
  if (only) return [only];
  const found: Located[] = [];
  of.in.source.nodes.forEach((node) => {
    if (node.type === "ReturnStatement" && node.argument && innermostFunction(node) === of.node)
      found.push({ node: node.argument, in: of.in });
  });
  return found;
}
