import { type Ast, type SyntaxContext, propertyName, unwrap } from "../../../engine/api.ts";

/** A number that the caller sends along in the address. */
export interface AskedSize {
  /** What it is called where it is used. */
  readonly name: string;
  /** True where it was made a number. */
  readonly isNumber: boolean;
}

const CONVERTS = /^(?:parseInt|Number|parseFloat)$/;
/** More steps than anybody takes from the address to the query. */
const MAX_DEPTH = 6;

/** The size that an expression is, when it comes from the query string of a request. */
export function sizeAsked(at: Ast.Node, context: SyntaxContext): AskedSize | undefined {
  const node = unwrap(at);
  const name = node.type === "Identifier" ? node.name : undefined;
  const found = ofQuery(node, context, 0);
  return found && { name: name ?? found.name, isNumber: found.isNumber };
}

function ofQuery(at: Ast.Node, context: SyntaxContext, depth: number): AskedSize | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(at);
  const inner = (each: Ast.Node): AskedSize | undefined => ofQuery(each, context, depth + 1);
  const asNumber = (each: AskedSize | undefined): AskedSize | undefined =>
    each && { ...each, isNumber: true };
  switch (node.type) {
    case "LogicalExpression":
      return inner(node.left);
    case "ConditionalExpression":
      return inner(node.consequent);
    case "UnaryExpression":
      return node.operator === "+" ? asNumber(inner(node.argument)) : undefined;
    case "CallExpression": {
      const callee = unwrap(node.callee);
      const [first] = node.arguments;
      const name =
        callee.type === "Identifier"
          ? callee.name
          : callee.type === "MemberExpression"
            ? (propertyName(callee) ?? "")
            : "";
      if (CONVERTS.test(name) && first) return asNumber(inner(first));
      const isSearch =
        name === "get" &&
        callee.type === "MemberExpression" &&
        context.text.slice(...callee.object.range).endsWith("searchParams");
      const key = first && isSearch ? context.semantics.string(first) : undefined;
      return key === undefined ? undefined : { name: key, isNumber: false };
    }
    case "MemberExpression": {
      const name = propertyName(node);
      return name !== undefined && isQuery(node.object, context)
        ? { name, isNumber: false }
        : undefined;
    }
    case "Identifier": {
      const [definition, ...others] = context.semantics.variables.of(node)?.defs ?? [];
      if (!definition || others.length > 0 || definition.node.type !== "VariableDeclarator")
        return undefined;
      const { id, init } = definition.node;
      if (!init) return undefined;
      if (id.type === "Identifier") return inner(init);
      // `const { limit = 20 } = req.query`
      return id.type === "ObjectPattern" && isQuery(init, context)
        ? { name: node.name, isNumber: false }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** `req.query`, `ctx.query`, `request.query`, and names for them. */
function isQuery(at: Ast.Node, context: SyntaxContext): boolean {
  const node = unwrap(context.semantics.origin(unwrap(at)).node);
  return (
    node.type === "MemberExpression" &&
    propertyName(node) === "query" &&
    /^(?:req|request|ctx|c|context)(?:\.request)?$/.test(context.text.slice(...node.object.range))
  );
}
