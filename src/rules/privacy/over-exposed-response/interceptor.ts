import {
  type Ast,
  type FunctionNode,
  type Located,
  isFunction,
  propertyName,
  returnedBy,
  unwrap,
  walk,
} from "../../../engine/api.ts";

/** Code that may take fields out of what is sent. */
const STRIPS =
  /passw|delete\s+\w|\bomit\b|exclude|ToPlain|plainTo|toJSON|serializ|strip|sanitiz|redact|\.\.\.rest\b/i;
/** Interceptors of packages that look at requests, or at how long they take. */
const LOOKS_ON =
  /(?:File|Files|AnyFiles|FileFields|NoFiles|Cache|Logger|LoggerError|Logging|Sentry\w*|Timeout|Metrics|Trace|Throttle\w*)Interceptor\b/;
/** Leaves out only what an entity marks, which is asked where the entity is looked at. */
const MARKED_ALONE = /#(?:default\.)?ClassSerializerInterceptor\b/;

/**
 * True where an interceptor of Nest may take passwords out of answers. One of the project says it
 * by what its `map` gives back, whatever the interceptor is called; of packages the name is known.
 */
export function mayStrip(at: Located): boolean {
  const given = unwrap(at.node);
  const named =
    given.type === "NewExpression" || given.type === "CallExpression" ? given.callee : given;
  const api = at.in.api(unwrap(named));
  // A name that nothing declares is known by itself, as is one of a package.
  if (api !== undefined) return !LOOKS_ON.test(api) && !MARKED_ALONE.test(api);
  const { node, in: home } = at.in.origin(named);
  if (node.type !== "ClassDeclaration" && node.type !== "ClassExpression") return true;
  const { source } = home;
  if (STRIPS.test(source.text.slice(...node.range))) return true;
  let changes = false;
  walk(node, source.visitorKeys, (each) => {
    if (each.type !== "CallExpression" || each.callee.type !== "Identifier") return;
    if (!/^(?:map|mergeMap|switchMap|concatMap)$/.test(each.callee.name)) return;
    const [by] = each.arguments;
    const fn = by && unwrap(by);
    changes ||= !fn || !isFunction(fn) || !returnedBy(fn).every((value) => keeps(value, fn));
  });
  return changes;
}

/** `(data) => ({ data, status: "ok" })`: the answer is in there as it was. */
function keeps(value: Ast.Node, fn: FunctionNode): boolean {
  const [parameter] = fn.params;
  const name = parameter?.type === "Identifier" ? parameter.name : undefined;
  const isWhole = (each: Ast.Node): boolean => {
    const node = unwrap(each);
    if (node.type === "Identifier") return node.name === name;
    if (node.type === "LogicalExpression") return isWhole(node.left);
    return (
      node.type === "ObjectExpression" &&
      node.properties.some((property) =>
        property.type === "SpreadElement"
          ? isWhole(property.argument)
          : propertyName(property) !== undefined && isWhole(property.value),
      )
    );
  };
  return isWhole(value);
}
