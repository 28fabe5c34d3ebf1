import { type Ast, type WholeFlow, propertyName, unwrap } from "../../../engine/api.ts";
import { changes } from "./handed-on.ts";
import { nameOf } from "./names.ts";
import { isOnlyWritten } from "./only-written.ts";
import { isOwnedByText } from "./owned-by-text.ts";
import { recordNames, sqlOf } from "./personal-record.ts";
import { tableText } from "./table-name.ts";

/** Columns that say whose a record is. A key of its own says nothing: `favourites.find(user.favouriteId)`. */
const OWNER =
  /^_?(?:id_?)?(?:user|customer|owner|account|buyer|seller|vendor|merchant|author|creator|member|client|viewer|shopper|profile|tenant|organi[sz]ation|company|team|shop|store|workspace|recipient|sender|created_?by|owned_?by|uploaded_?by)(?:_?id|_?uuid|s)?$/i;
/** Changes that everybody may make who sees a record: votes, views, what is put into a list. */
const OF_EVERYBODY =
  /\$(?:inc|push|addToSet|pull)\b|\b(?:in|de)crement\b|\bset\s+(\w+)\s*=\s*\1\b/i;
/** Names of functions that show what they find, and of methods that mount them. */
const SHOWS = /^(?:get|GET|loader|load|show|find|fetch|read|view|download|preview|details?)/;

/**
 * True where the file itself shows that what is looked up there belongs to somebody: what is changed
 * is listed elsewhere for whoever is logged in, or compared with them, and what is shown is shown
 * elsewhere to its owner alone.
 */
export function isOwnedBeside(flow: WholeFlow): boolean {
  const { node, semantics, source, entry } = flow;
  const isChange = changes(node, semantics);
  if (isChange ? OF_EVERYBODY.test(source.text.slice(...node.range)) : !/path/.test(entry.says))
    return false;
  if (!isChange && !entry.methods().some((method) => method === "get")) return false;
  const kinds = kindsOf(flow, node);
  if (kinds.length === 0) return false;
  const isSameKind = (other: Ast.Node): boolean =>
    kindsOf(flow, other).some((kind) => kinds.includes(kind));
  if (isChange && isOwnedByText({ node, semantics }, isSameKind)) return true;
  return flow
    .ownLookups()
    .some(
      (own) =>
        own.node !== node &&
        (own.member === undefined ? isChange : OWNER.test(own.member) || isPlaceholder(own)) &&
        isSameKind(own.node) &&
        (isChange || showsOne(own.node, flow)),
    );
}

/** True where the look-up itself is told who is logged in, in a condition that stands apart from its key. */
export function asksItself({ node, semantics, member, ownLookups }: WholeFlow): boolean {
  const call = unwrap(node);
  const sql = call.type === "CallExpression" ? sqlOf(call, semantics) : undefined;
  // Who changed something last is written beside it, and asked of nobody.
  return ownLookups().some(
    (own) =>
      own.node === node &&
      // `userId: request.user?.id ?? request.query.userId`
      own.member !== member &&
      !(sql !== undefined && isOnlyWritten(node, sql, own.member)),
  );
}

/** `ConditionExpression: "seller = :me"`: who asks stands under the name of a placeholder. */
function isPlaceholder({ node }: { readonly node: Ast.Node }): boolean {
  const made = unwrap(node);
  return made.type === "NewExpression" && (nameOf(unwrap(made.callee)) ?? "").endsWith("Command");
}

function kindsOf({ semantics }: WholeFlow, node: Ast.Node): readonly string[] {
  const named = recordNames(node, semantics);
  if (named.length > 0) return named;
  const call = unwrap(node);
  const [options] = call.type === "NewExpression" ? call.arguments : [];
  const table = options && tableText(options);
  return table === undefined ? [] : [`table ${table}`];
}

/** A look-up of one record by a key and its owner, in code that shows it. */
function showsOne(node: Ast.Node, { semantics }: WholeFlow): boolean {
  if (changes(node, semantics) || !isByKeyAsWell(node, semantics)) return false;
  for (let each = node.parent; each; each = each.parent) {
    const name = each.type === "CallExpression" ? nameOf(unwrap(each.callee)) : nameOf(each);
    const isMount = each.type === "CallExpression" && each.arguments.length > 1;
    const isNamed = /^(?:FunctionDeclaration|MethodDefinition|VariableDeclarator|Property)$/.test(
      each.type,
    );
    if ((isMount && name === "get") || (isNamed && SHOWS.test(name ?? ""))) return true;
    if (isMount && /^(?:post|put|patch|delete)$/.test(name ?? "")) return false;
  }
  return false;
}

function isByKeyAsWell(node: Ast.Node, semantics: WholeFlow["semantics"]): boolean {
  const call = unwrap(node);
  if (call.type !== "CallExpression") return false;
  const sql = sqlOf(call, semantics);
  if (sql !== undefined) return /\bwhere\b.*\b(?:\w+_)?id\b.*\band\b/is.test(sql);
  const [first] = call.arguments;
  const filter = first && whereOf(unwrap(first));
  if (!filter || !/^find(?:One|First|Unique)/.test(nameOf(unwrap(call.callee)) ?? "")) return false;
  // `Mail.findOne(own(request))`: what makes the filter of the request may well make it of both.
  if (filter.type === "CallExpression") return true;
  return filter.type === "ObjectExpression" && filter.properties.length > 1;
}

function whereOf(options: Ast.Node): Ast.Node {
  if (options.type !== "ObjectExpression") return options;
  for (const each of options.properties)
    if (each.type === "Property" && propertyName(each) === "where") return unwrap(each.value);
  return options;
}
