import {
  type Ast,
  type SyntaxContext,
  isFunction,
  literalPattern,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** A number that the caller sends along in the address. */
export interface AskedSize {
  /** What it is called where it is used. */
  readonly name: string;
  /** True where it was made a number. */
  readonly isNumber: boolean;
}

const CONVERTS = /^(?:parseInt|Number|parseFloat)$/;
/** What leaves a number as large as it is. */
const KEEPS = /^(?:String|trunc|floor|round|ceil|abs)$/;
/** More steps than anybody takes from the address to the query. */
const MAX_DEPTH = 6;

/** The parts of a request that a size may come with. */
const QUERY: ReadonlySet<string> = new Set(["query"]);
const ALL_PARTS: ReadonlySet<string> = new Set(["query", "body", "params"]);

/** The size that an expression is, when it comes from the query string of a request. */
export function sizeAsked(at: Ast.Node, context: SyntaxContext): AskedSize | undefined {
  return askedIn(at, context, QUERY);
}

/** The number that an expression is, when it comes from anywhere in a request. */
export function numberAsked(at: Ast.Node, context: SyntaxContext): AskedSize | undefined {
  return askedIn(at, context, ALL_PARTS);
}

/** Whether a function knows of a largest size: by `Math.min`, a comparison, a schema or a name for it. */
export function isBounded(text: string, name: string): boolean {
  const word = literalPattern(name);
  // The arrow of a function compares nothing.
  const compared = new RegExp(
    String.raw`(?<![\w$])${word}(?![\w$])\W{0,6}(?<!=)[<>]|(?<!=)[<>]=?\s*\w*\.?${word}(?![\w$])`,
  );
  return (
    /Math\.min|clamp|\bmax_?(?:limit|size|page|per|take|results)|(?<!\bMath)\.max\(|safeParse|\.parse\(|validat|schema/i.test(
      text,
    ) || compared.test(text)
  );
}

function askedIn(
  at: Ast.Node,
  context: SyntaxContext,
  parts: ReadonlySet<string>,
): AskedSize | undefined {
  const node = unwrap(at);
  const name = node.type === "Identifier" ? node.name : undefined;
  const found = ofRequest(node, context, parts, 0);
  return found && { name: name ?? found.name, isNumber: found.isNumber };
}

function ofRequest(
  at: Ast.Node,
  context: SyntaxContext,
  parts: ReadonlySet<string>,
  depth: number,
): AskedSize | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(at);
  const inner = (each: Ast.Node): AskedSize | undefined =>
    ofRequest(each, context, parts, depth + 1);
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
      const name = nameOf(callee) ?? "";
      if (CONVERTS.test(name) && first) return asNumber(inner(first));
      if (KEEPS.test(name) && first) return inner(first);
      // `Math.max(1, size)` is no limit.
      if (name === "max") return node.arguments.map(inner).find((each) => each !== undefined);
      const isSearch =
        name === "get" &&
        callee.type === "MemberExpression" &&
        context.text.slice(...callee.object.range).endsWith("searchParams");
      const key = first && isSearch ? context.semantics.string(first) : undefined;
      return key === undefined ? undefined : { name: key, isNumber: false };
    }
    case "MemberExpression": {
      const name = propertyName(node);
      const isAsked =
        isPart(node.object, context, parts) || isArguments(unwrap(node.object), context);
      return name !== undefined && isAsked ? { name, isNumber: false } : undefined;
    }
    case "Identifier": {
      const [definition, ...others] = context.semantics.variables.of(node)?.defs ?? [];
      if (!definition || others.length > 0) return undefined;
      if (definition.type === "Parameter") {
        const { parent } = definition.name;
        return isOfArguments(definition.name, context)
          ? { name: node.name, isNumber: parent?.type !== "AssignmentPattern" }
          : decorated(definition.name, context, parts);
      }
      if (definition.node.type !== "VariableDeclarator") return undefined;
      const { id, init } = definition.node;
      if (!init) return undefined;
      if (id.type === "Identifier") return inner(init);
      // `const { limit = 20 } = req.query`
      return id.type === "ObjectPattern" && isPart(init, context, parts)
        ? { name: node.name, isNumber: false }
        : undefined;
    }
    default:
      return undefined;
  }
}

const DECORATORS = /^(?:@nestjs\/(?:common|graphql)|type-graphql)#(Query|Body|Param|Args?)$/;
/** What somebody asks GraphQL for stands in the query, as in an address. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ["Query", "query"],
  ["Body", "body"],
  ["Param", "params"],
  ["Args", "query"],
  ["Arg", "query"],
]);

/** `args` of a resolver, `(parent, args) => …`, also under another name. */
function isArguments(node: Ast.Node, { semantics, text }: SyntaxContext): boolean {
  if (node.type !== "Identifier") return false;
  const definition = semantics.variables.of(node)?.defs[0];
  return definition?.type === "Parameter" && isResolverArgument(definition.name, text);
}

/** `first` of `(parent, { first }) => …`, with or without a value for when it is left out. */
function isOfArguments(parameter: Ast.Node, { text }: SyntaxContext): boolean {
  let node = parameter;
  if (node.parent?.type === "AssignmentPattern") node = node.parent;
  const pattern = node.parent?.type === "Property" ? node.parent.parent : undefined;
  return pattern?.type === "ObjectPattern" && isResolverArgument(pattern, text);
}

/** The second parameter of a function in a map of resolvers, `{ Query: { products(parent, args) {} } }`, also inside of calls that ask who is there. */
function isResolverArgument(pattern: Ast.Node, text: string): boolean {
  const fn = pattern.parent;
  if (!fn || !isFunction(fn) || fn.params[1] !== pattern || !RESOLVERS.test(text)) return false;
  let value: Ast.Node = fn;
  while (value.parent?.type === "CallExpression" && value.parent.callee !== value)
    value = value.parent;
  const field = value.parent?.type === "Property" ? value.parent : undefined;
  if (field?.value !== value || field.parent.type !== "ObjectExpression") return false;
  const type = field.parent.parent;
  const named =
    type.type === "Property"
      ? propertyName(type)
      : type.type === "VariableDeclarator" && type.id.type === "Identifier"
        ? type.id.name
        : undefined;
  return named !== undefined && /^[A-Z]|resolvers?$|^(?:query|queries)$/i.test(named);
}

const RESOLVERS = /\b(?:Query|Mutation)\b|[rR]esolvers?\b/;

/** `@Query("limit") limit: string` of Nest; a pipe that is not known may know of a largest number. */
function decorated(
  parameter: Ast.Node,
  { semantics }: SyntaxContext,
  parts: ReadonlySet<string>,
): AskedSize | undefined {
  if (parameter.type !== "Identifier") return undefined;
  for (const { expression } of parameter.decorators) {
    const call = unwrap(expression);
    if (call.type !== "CallExpression") continue;
    const part = DECORATORS.exec(semantics.callee(call) ?? "")?.[1];
    if (part === undefined || !parts.has(PARTS.get(part) ?? "")) continue;
    const [key, ...pipes] = call.arguments;
    const name = key && semantics.string(key);
    const isPlain = pipes.every(
      (each) =>
        // `@Args("first", { type: () => Int })` says what it is.
        (each.type === "ObjectExpression" && part.startsWith("Arg")) ||
        /^(?:ParseIntPipe|ParseFloatPipe|DefaultValuePipe)$/.test(
          nameOf(each.type === "NewExpression" ? unwrap(each.callee) : unwrap(each)) ?? "",
        ),
    );
    return name !== undefined && isPlain
      ? { name: parameter.name, isNumber: pipes.length > 0 }
      : undefined;
  }
  return undefined;
}

/** `req.query`, `ctx.query`, `request.query`, and names for them. */
function isPart(at: Ast.Node, context: SyntaxContext, parts: ReadonlySet<string>): boolean {
  const node = unwrap(context.semantics.origin(unwrap(at)).node);
  return (
    node.type === "MemberExpression" &&
    parts.has(propertyName(node) ?? "") &&
    /^(?:req|request|ctx|c|context)(?:\.request)?$/.test(context.text.slice(...node.object.range))
  );
}
