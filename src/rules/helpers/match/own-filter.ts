import {
  type Ast,
  type Semantics,
  type WholeFlow,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";

const OWNER =
  /^(?:id_?)?(?:user|customer|owner|account|buyer|member|client|seller|vendor|merchant|author|creator|created_?by|organi[sz]ation|tenant|cart|basket|wish_?list)(?:_?id)?$/i;
/** `user.id`, `seller.profileId`: an action that knows who calls it. */
const KNOWS_CALLER =
  /\b(?:user|session|customer|buyer|seller|vendor|merchant|account|member|actor|me|viewer)\w*[!?]?\.(?:\w+[!?]?\.)*(?:\w+I|i)d\b/;

/** `{ id, customerId: session.user.id }`: a filter that finds the sender's own records, whatever else is in it. */
export function findsOwnRecords({ node, semantics, source, entry }: WholeFlow): boolean {
  const filter = filterAround(unwrap(node));
  // A helper that nobody can call from outside is told by the action whose records are meant.
  const isHelper = !/["']use server["']/.test(source.text) && KNOWS_CALLER.test(entry.text);
  return filter !== undefined && namesOwner(filter, semantics, isHelper);
}

/** Whom a record belongs to, also in a longer name: `worksForSellerId`. */
const NAMES_OWNER =
  /(?:user|customer|owner|account|buyer|member|client|seller|vendor|merchant|author|tenant|organi[sz]ation)_?id$/i;
/** Who sends the request, as the server found out. */
const CALLER =
  /^(?:session|user|current_?user|auth|me|viewer|customer|seller|vendor|account|member|merchant|affiliate)$/i;
/** What the sender says. */
const SENT = /^(?:body|query|params|input|args|data|payload|headers|cookies)$/i;

/**
 * `{ id, customerId: session.user.id }`: whatever the sender names, nobody else's record is found. Who
 * sends the request has to be written as a member of what the server knows.
 */
export function findsCallersRecords(node: Ast.Node, semantics: Semantics): boolean {
  const filter = filterAround(unwrap(node));
  return filter !== undefined && namesCaller(filter, semantics);
}

/**
 * True of a change to the sender's own record, as the server found out who that is:
 * `findByIdAndUpdate(req.user.id, …)`, `{ where: { id: session.user.id } }`.
 */
export function changesCallersRecord(node: Ast.Node, semantics: Semantics): boolean {
  const call = unwrap(node);
  if (call.type !== "CallExpression") return false;
  return call.arguments.some((argument) => {
    const given = unwrap(argument);
    if (given.type !== "ObjectExpression") return isCallersId(given, semantics);
    const filter = filterAround(given);
    return filter !== undefined && filter.properties.some((each) => isOwnId(each, semantics));
  });
}

function isOwnId(property: Ast.ObjectLiteralElement, semantics: Semantics): boolean {
  return (
    property.type === "Property" &&
    /^(?:_?id|uid|(?:user|account|customer|member)_?id|email)$/i.test(
      propertyName(property) ?? "",
    ) &&
    isCallersId(unwrap(property.value), semantics)
  );
}

/** `req.user.id`, and `req.userId` that a middleware left there. */
function isCallersId(given: Ast.Node, semantics: Semantics): boolean {
  if (isCaller(given, semantics)) return true;
  const { node } = semantics.origin(given);
  if (node.type !== "MemberExpression") return false;
  const root = unwrap(node.object);
  return (
    root.type === "Identifier" &&
    /^(?:req|request|ctx|c|session|auth)$/.test(root.name) &&
    /^(?:user|account|customer|member)_?id$/i.test(propertyName(node) ?? "")
  );
}

function namesCaller(filter: Ast.ObjectExpression, semantics: Semantics): boolean {
  return filter.properties.some((property) => {
    if (property.type !== "Property") return false;
    const value = unwrap(property.value);
    const name = propertyName(property) ?? "";
    if (value.type === "ObjectExpression")
      return !/^(?:NOT|OR|\$\w+)$/.test(name) && namesCaller(value, semantics);
    return NAMES_OWNER.test(name) && isCaller(value, semantics);
  });
}

/** `session.user.id`, `req.user.id`, and `userId` that was declared as one of these. */
function isCaller(given: Ast.Node, semantics: Semantics): boolean {
  let node = unwrap(semantics.origin(given).node);
  const names: string[] = [];
  for (; node.type === "MemberExpression"; node = unwrap(node.object))
    names.push(propertyName(node) ?? "");
  if (node.type !== "Identifier" || names.length === 0) return false;
  const isKey = /^_?(?:\w*id|sub|uid)$/i.test(names[0] ?? "");
  const owners = [...names.slice(1), node.name];
  const definition = semantics.variables.of(node)?.defs[0];
  const isHanded =
    definition?.type === "Parameter" && !/^(?:req(?:uest)?|ctx|c|context)$/.test(node.name);
  return (
    isKey &&
    !isHanded &&
    owners.some((each) => CALLER.test(each)) &&
    !owners.some((each) => SENT.test(each))
  );
}

/** `{ vendorId: vendor.id }`, also of what the record belongs to: `{ plan: { vendorId } }`. */
function namesOwner(
  filter: Ast.ObjectExpression,
  semantics: Semantics,
  isHelper: boolean,
): boolean {
  return filter.properties.some((property) => {
    if (property.type !== "Property") return false;
    const value = unwrap(property.value);
    const name = propertyName(property) ?? "";
    if (value.type === "ObjectExpression")
      return !/^(?:NOT|OR|\$\w+)$/.test(name) && namesOwner(value, semantics, isHelper);
    if (!OWNER.test(name)) return false;
    if (value.type === "MemberExpression") return true;
    if (value.type !== "Identifier") return false;
    const definition = semantics.variables.of(value)?.defs[0];
    if (!definition) return false;
    // What the function was handed may be the sender's word.
    return definition.type !== "Parameter" || isHelper || isHandedByProgram(definition, semantics);
  });
}

/** A parameter of a function of this file alone, to which all callers give what they found out themselves. */
function isHandedByProgram(
  { node, name }: { readonly node: Ast.Node; readonly name: Ast.Node },
  semantics: Semantics,
): boolean {
  if (node.type !== "FunctionDeclaration" || node.id === null) return false;
  if (node.parent.type === "ExportNamedDeclaration") return false;
  const index = node.params.findIndex((each) => each === name);
  const uses = semantics.variables.of(node.id)?.references ?? [];
  return (
    index >= 0 &&
    uses.length > 0 &&
    uses.every(({ identifier }) => {
      const call = identifier.parent;
      if (call?.type !== "CallExpression" || call.callee !== identifier) return false;
      const given = call.arguments[index];
      return given !== undefined && isFoundOut(given, semantics);
    })
  );
}

/** A name, or a member of one, that the function did not get from its caller. */
function isFoundOut(given: Ast.Node, semantics: Semantics): boolean {
  let root = unwrap(given);
  while (root.type === "MemberExpression") root = unwrap(root.object);
  if (root.type !== "Identifier") return false;
  const definition = semantics.variables.of(root)?.defs[0];
  return definition !== undefined && definition.type !== "Parameter";
}

function filterAround(node: Ast.Node): Ast.ObjectExpression | undefined {
  if (node.type === "CallExpression") {
    const [argument] = node.arguments;
    return argument?.type === "ObjectExpression" ? filterAround(argument) : undefined;
  }
  if (node.type === "ObjectExpression") {
    const where = node.properties.find(
      (each) => each.type === "Property" && propertyName(each) === "where",
    );
    const value = where?.type === "Property" ? unwrap(where.value) : node;
    return value.type === "ObjectExpression" ? value : undefined;
  }
  for (let each: Ast.Node | undefined = node.parent; each; each = each.parent) {
    if (each.type === "ObjectExpression") return each;
    if (each.type !== "Property") return undefined;
  }
  return undefined;
}
