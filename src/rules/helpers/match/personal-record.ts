import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { functionAround } from "./enclosing.ts";
import { nameOf, words } from "./names.ts";
import { textWithMarks } from "./sql-text.ts";
import { keyPrefixes, tableName } from "./table-name.ts";

/** Records that belong to one person, and that strangers must neither see nor change. */
const PERSONAL = new Set(
  (
    "order customer address invoice payment user account subscription ticket profile member shipment " +
    "return refund transaction booking reservation appointment prescription card wallet message " +
    "conversation chat notification receipt bill quote purchase rental employee buyer client " +
    "payout withdrawal credential complaint enquiry inquiry claim application delivery consultation"
  ).split(" "),
);
/** People: whoever signs in is looked for among them by mail address. */
const PEOPLE = new Set(["user", "customer", "account", "member", "profile", "client", "employee"]);
/** Parts of personal records that are named after them: `orderItem`, `order_status_history`. */
const PARTS = new Set(
  "item line detail info history note comment document file method status entry record log setting preference".split(
    " ",
  ),
);
/** What is kept for whoever comes by: it is somebody's where it is asked for by its owner. */
const KEPT = new Set(["cart", "basket", "wishlist", "favorite", "favourite"]);
/** What classes and variables for any kind of record are called. */
const KEEPERS =
  /\b(?:repositories|repository|repo|service|model|entity|schema|tables?|collection|dao|store|db|database|prisma|manager|controller|resolver|handler|api|routes?|data|query)\b/g;

/** Variables that hold connections. */
const CONNECTIONS =
  /^(?:client|pool|conn|connection|tx|trx|em|knex|sql|this|mongoose|sequelize)$|^_?(?:prisma|db|database|sql|pg|postgres|mysql|mongo|orm|knex|drizzle|supabase|dynamo(?:db)?|redis|api|http|graphql|apollo|query)_?(?:client|connection|conn|pool)$/i;

/** What a call looks for, in words: `order`, `order item`; the table of SQL text where there is one. */
export interface RecordKind {
  readonly isPersonal: boolean;
  readonly isPerson: boolean;
  /** Also for tables and collections of people: `users`. */
  readonly ofPeople: boolean;
  /** Carts and the like, which have an owner only where somebody is logged in. */
  readonly isKept: boolean;
}

/** The kind of record that a call of a data-access library is about, as far as its words say. */
export function recordKind(
  node: Ast.Node,
  semantics: Semantics,
  path: string,
): RecordKind | undefined {
  const named = namesIn(node, semantics)
    .filter((name) => !CONNECTIONS.test(name))
    .map(subject)
    .filter((each) => each !== "");
  const own = named.length > 0 ? named : surroundings(node, path).map(subject);
  const known = own.find((each) => isPersonal(each));
  if (known === undefined) {
    const isKept = own.some((each) => KEPT.has(singular(each.split(" ").at(-1) ?? "")));
    return own.some((each) => each !== "") ? { ...NOBODY, isKept } : undefined;
  }
  const last = known.split(" ").at(-1) ?? "";
  const ofPeople = PEOPLE.has(singular(last));
  return { isPersonal: true, isPerson: PEOPLE.has(last), ofPeople, isKept: false };
}

/** What a call looks for, as its own words name it, in single words of the singular: `mail`, `gift card`. */
export function recordNames(node: Ast.Node, semantics: Semantics): readonly string[] {
  const named = namesIn(node, semantics).filter((name) => !CONNECTIONS.test(name));
  const subjects = named.map((name) => subject(name).split(" ").map(singular).join(" "));
  return subjects.filter((each) => each !== "");
}

const NOBODY: RecordKind = {
  isPersonal: false,
  isPerson: false,
  ofPeople: false,
  isKept: false,
};

function isPersonal(name: string): boolean {
  const parts = name.split(" ").map(singular);
  const last = parts.at(-1) ?? "";
  return (
    PERSONAL.has(last) || (PARTS.has(last) && parts.slice(0, -1).some((each) => PERSONAL.has(each)))
  );
}

function subject(name: string): string {
  return words(name).replace(KEEPERS, " ").replace(/\s+/g, " ").trim();
}

function singular(word: string): string {
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/** Names of tables, classes, delegates and collections in a call. */
function namesIn(node: Ast.Node, semantics: Semantics): string[] {
  const call = unwrap(node);
  if (call.type === "TaggedTemplateExpression") {
    return tablesOf(call.quasi.quasis.map((each) => each.value.raw).join(" ? "));
  }
  if (call.type !== "CallExpression" && call.type !== "NewExpression") return [];
  const sql = sqlOf(call, semantics);
  if (sql !== undefined) return tablesOf(sql);
  const names = call.arguments.slice(0, 2).flatMap((each) => entityOf(each));
  names.push(...madeMethod(call));
  for (let at: Ast.Node = call.callee, depth = 0; depth < 12; depth++) {
    const inner = unwrap(at);
    if (inner.type === "MemberExpression") {
      if (depth > 0) names.push(nameOf(inner) ?? "");
      at = inner.object;
    } else if (inner.type === "CallExpression" || inner.type === "NewExpression") {
      names.push(...inner.arguments.slice(0, 2).flatMap((each) => entityOf(each)));
      at = inner.callee;
    } else {
      const name = nameOf(inner) ?? "";
      const isMade = call.type === "NewExpression" && !name.endsWith("Command");
      if (depth > 0 || isMade) names.push(name, ...namedAtOrigin(inner, semantics));
      break;
    }
    // The methods of a chain are not what it is about.
    if (inner.type === "MemberExpression" && inner.parent.type === "CallExpression" && depth > 0) {
      names.pop();
    }
  }
  return names;
}

/** Methods and functions that give what a collection, a table or a model of that name is changed by. */
const GIVES_RECORDS = /^(?:collection|model|getRepository|getModel|getCollection|table|define)$/;

/** `const lists = db.collection("wishlists")`: whatever the variable is called, it is about that. */
function namedAtOrigin(node: Ast.Node, semantics: Semantics): string[] {
  if (node.type !== "Identifier") return [];
  const origin = unwrap(semantics.origin(node).node);
  if (origin.type !== "CallExpression") return [];
  return GIVES_RECORDS.test(nameOf(unwrap(origin.callee)) ?? "")
    ? origin.arguments.slice(0, 1).flatMap((each) => entityOf(each))
    : [];
}

/** `service.retrieveOrder(id)`: services that are made for a model name it in their methods. */
function madeMethod(call: Ast.CallExpression | Ast.NewExpression): string[] {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return [];
  const noun =
    /^(?:retrieve|list(?:AndCount)?|softDelete|update(?!(?:One|Many|All|By|With|Where|And|In)(?:[A-Z]|$)))([A-Z]\w+)$/.exec(
      nameOf(callee) ?? "",
    )?.[1];
  return noun === undefined ? [] : [noun];
}

/** `Order`, `"orders"`, `"api::order.order"`, `orders.id`, `{ entity: "order" }`. */
function entityOf(node: Ast.Node): string[] {
  const inner = unwrap(node);
  if (inner.type === "Identifier") return /^[A-Z]/.test(inner.name) ? [inner.name] : [];
  if (inner.type === "Literal" && typeof inner.value === "string") {
    return /^[\w.:-]{3,60}$/.test(inner.value) ? [inner.value] : [];
  }
  if (inner.type === "MemberExpression" && unwrap(inner.object).type === "Identifier") {
    return /^(?:_?id|uuid)$/.test(nameOf(inner) ?? "") ? [nameOf(unwrap(inner.object)) ?? ""] : [];
  }
  if (inner.type !== "ObjectExpression") return [];
  const kinds = keyPrefixes(inner);
  if (kinds.length > 0) return kinds;
  const table = tableName(inner);
  if (table !== undefined) return [table];
  return inner.properties.flatMap((each) =>
    each.type === "Property" && propertyName(each) === "entity" ? entityOf(each.value) : [],
  );
}

/** The SQL text of a call, however it is handed over. */
export function sqlOf(
  call: Ast.CallExpression | Ast.NewExpression,
  semantics: Semantics,
): string | undefined {
  const prepared = preparedIn(call, semantics);
  for (const each of [call.arguments[0], prepared]) {
    if (!each) continue;
    const outer = unwrap(each);
    // `execute({ sql, args })`, and `query({ text, values })`.
    const view = outer.type === "ObjectExpression" ? semantics.object(outer) : undefined;
    const inside = (view?.get("sql") ?? view?.get("text"))?.value;
    const inner = inside?.in === semantics ? unwrap(inside.node) : outer;
    const text = textWithMarks(inner, semantics);
    if (text !== undefined && /\b(?:from|update|into|delete)\b\s+\S/i.test(text)) return text;
  }
  return undefined;
}

/** What a statement was prepared of whose method is called: `db.prepare(sql).run(id)`. */
export function preparedIn(
  { callee }: Ast.CallExpression | Ast.NewExpression,
  semantics: Semantics,
): Ast.Node | undefined {
  const method = unwrap(callee);
  if (method.type !== "MemberExpression") return undefined;
  const origin = semantics.origin(method.object);
  const made = unwrap(origin.node);
  const isHere = origin.in === semantics && made.type === "CallExpression";
  return isHere ? made.arguments[0] : undefined;
}

function tablesOf(sql: string): string[] {
  // What is copied into a table is looked for in another one.
  const isCopied = /^\s*insert\b[^()]*(?:\([^()]*\))?\s*select\b/i.test(sql);
  const [first] = [
    ...(isCopied ? sql.replace(/\binto\b/i, "") : sql).matchAll(
      /\b(?:from|update|into)\s+[`"[]?(?:\w+[`"\]]?\.[`"[]?)?(\w+)/gi,
    ),
  ];
  return first?.[1] === undefined ? [] : [first[1]];
}

/** The class and the file that a look-up stands in, where its own words say nothing. */
function surroundings(node: Ast.Node, path: string): string[] {
  const names: string[] = [];
  for (let each = node.parent; each; each = each.parent) {
    if (each.type === "ClassDeclaration" && each.id) names.push(each.id.name);
  }
  const file =
    path
      .split("/")
      .at(-1)
      ?.replace(/\.[a-z]+$/, "") ?? "";
  return [...names, file, functionAround(node)?.name ?? ""];
}
