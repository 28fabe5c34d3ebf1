import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { EffectKind } from "./route.ts";
import { extentOf, extentOfSql } from "./effect-extent.ts";
import { strapiEffect } from "./strapi-calls.ts";
import { sendsText } from "./text-messages.ts";

/** What a call does, and to what: `write` and `prisma.order.update`. */
export interface CallEffect {
  readonly does: EffectKind;
  readonly on: string;
  /** True where no filter leaves any record out. */
  readonly all?: true;
}

/** Methods that only a database has. */
const CERTAIN_WRITES =
  /^(?:findOneAnd(?:Update|Replace)|findByIdAndUpdate|updateOne|updateMany|replaceOne|insertOne|insertMany|bulkWrite|bulkCreate|createMany(?:AndReturn)?|createQueryRunner|persistAndFlush|nativeUpdate|nativeInsert|insertGraph|upsertGraph|patchAndFetchById|batchInsert|updateById|replaceById)$/;
const CERTAIN_DELETES =
  /^(?:findOneAnd(?:Delete|Remove)|findByIdAnd(?:Delete|Remove)|deleteOne|deleteMany|deleteById|removeAndFlush|nativeDelete|softDelete|softRemove)$/;
const CERTAIN_READS =
  /^(?:findMany|findUnique(?:OrThrow)?|findFirst(?:OrThrow)?|findById|findByPk|findAndCount(?:All|By)?|findOneBy(?:OrFail)?|findOneOrFail|countDocuments|estimatedDocumentCount|getManyAndCount)$/;
/** Methods that are of a database where their object is. */
const WRITES =
  /^(?:create|update|save|insert|upsert|increment|decrement|set|add|patch|persist|findOrCreate|flush|restore|updateBy\w*)$/;
const DELETES = /^(?:delete|destroy|remove|del|truncate|deleteBy\w*)$/;
const READS =
  /^(?:find|findOne|findBy|findAll|select|aggregate|groupBy|count|distinct|query|list|get)$/;

/** Objects that hold data: clients of databases by the names that everybody gives them. */
const CLIENT =
  /^(?:prisma\w*|db|database|tx|trx|em|manager|entityManager|payload|supabase\w*|knex|sequelize|firestore|mongo\w*|orm|drizzle|datasource|dataSource)$/i;
const STORE = /(?:repo|repository|model|collection|dao|datasource)$/i;
/** What has methods of those names and is no database. */
const NO_STORE =
  /^(?:cache\w*|\w*cache(?:service|manager|store)?|redis\w*|map|set|params|\w*params|headers?|cookies?|\w*cookies?|cookieStore|searchParams|formData|form|session|\w*session|localStorage|sessionStorage|document|window|console|logger|log|scene|URL|Object|Array|Promise|Reflect|Date|Math|JSON|Buffer|axios\w*|http\w*|fetch\w*|api|apiClient|res|response|reply|hash|hmac|cipher|crypto|router|app|server|React|\w*Factory)$/i;
/** Packages whose values hold data. */
const DATABASES =
  /^(?:@prisma\/client|mongoose|mongodb|sequelize|typeorm|knex|drizzle-orm[\w/-]*|@mikro-orm\/[\w-]+|@supabase\/[\w-]+|firebase-admin[\w/]*|payload)#/;
const MAIL = /^(?:send|queue)\w*(?:mail|sms)s?$|^sendMail$/i;
const PAYMENT_OBJECT =
  /^(?:paymentIntents|refunds|charges|payouts|transfers|subscriptions|invoices|invoiceItems|coupons|promotionCodes|setupIntents|captures)$/;

const SQL_CALL =
  /^(?:query|execute|run|exec|raw|none|one|oneOrNone|any|many|manyOrNone|unsafe|prepare|queryObject|queryArray|\$executeRaw(?:Unsafe)?|\$queryRaw(?:Unsafe)?|execSql)$/;

/** What a call does to the data of the store; undefined for calls that are not known to do anything to it. */
export function callEffect(call: Ast.CallExpression, semantics: Semantics): CallEffect | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === "Identifier")
    return plainCall(callee.name) ?? builtQuery(call, semantics) ?? handedSql(call, semantics);
  if (callee.type !== "MemberExpression") return undefined;
  const name = propertyName(callee);
  if (name === undefined) return undefined;
  const names = chainOf(callee);
  const on = names.join(".").slice(-MAX_NAME);
  const ofStrapi = strapiEffect(call, names, semantics);
  if (ofStrapi) return ofStrapi;
  if (CERTAIN_DELETES.test(name)) return { does: "delete", on, ...extentOf(call, name) };
  if (CERTAIN_WRITES.test(name)) return { does: "write", on };
  if (CERTAIN_READS.test(name)) return { does: "read", on };
  if (MAIL.test(name)) return { does: "mail", on };
  if (sendsText(call, names, semantics)) return { does: "text-message", on };
  // `db.select().from(orders)` of Drizzle names the table last.
  if (name === "from" && names.includes("select"))
    return { does: "read", on: chainOf(call).join(".").slice(-MAX_NAME) };
  const sql = SQL_CALL.test(name)
    ? sqlEffect(call.arguments[0], semantics)
    : ROWS_CALL.test(name)
      ? handedSql(call, semantics)
      : undefined;
  if (sql) return sql;
  const medusa = medusaEffect(call, callee, name, semantics);
  if (medusa) return medusa;
  const payment = names.some((each) => PAYMENT_OBJECT.test(each)) && names.length > 2;
  if (payment && /^(?:create|update|capture|cancel|confirm|del|refund)$/.test(name))
    return { does: "payment", on };
  if (!isStore(names.slice(0, -1), callee.object, semantics)) return undefined;
  if (DELETES.test(name)) return { does: "delete", on, ...extentOf(call, name) };
  // `repository.create(data)` of TypeORM makes an object and stores nothing.
  if (name === "create" && /repo(?:sitory)?$/i.test(names.at(-2) ?? "")) return undefined;
  if (WRITES.test(name)) return { does: "write", on };
  const isInner = name === "select" && call.parent.type === "MemberExpression";
  return READS.test(name) && !isInner ? { does: "read", on } : undefined;
}

/** sql`DELETE FROM …`, and Prisma's tags. */
export function tagEffect(tag: Ast.TaggedTemplateExpression): CallEffect | undefined {
  return effectOfSql(tag.quasi.quasis.map((each) => each.value.cooked ?? "").join(" "));
}

const MAX_NAME = 48;

function plainCall(name: string): CallEffect | undefined {
  return MAIL.test(name) ? { does: "mail", on: name } : undefined;
}

/** `update("order").given(…)` of EverShop's builder of queries. */
function builtQuery(call: Ast.CallExpression, semantics: Semantics): CallEffect | undefined {
  const [table] = call.arguments;
  if (!table || !BUILDS.test(semantics.callee(call) ?? "")) return undefined;
  const name = calleeName(call);
  const does = name === "del" ? "delete" : name === "select" ? "read" : "write";
  return { does, on: `${name} ${semantics.string(table) ?? ""}`.trim().slice(0, MAX_NAME) };
}

const BUILDS = /^@evershop\/postgres-query-builder#(?:insert|insertOnUpdate|update|del|select)$/;

function calleeName({ callee }: Ast.CallExpression): string {
  const node = unwrap(callee);
  return node.type === "Identifier" ? node.name : "";
}

/** `queryOne("SELECT … FROM clients", [id])`: a function of the project that is handed a whole statement. */
function handedSql(call: Ast.CallExpression, semantics: Semantics): CallEffect | undefined {
  const [first] = call.arguments;
  if (!first || !/^(?:Literal|TemplateLiteral|Identifier|BinaryExpression)$/.test(first.type))
    return undefined;
  if (first.type === "Identifier" && !ASKS_DATABASE.test(calleeName(call))) return undefined;
  const origin = semantics.origin(first);
  return STATEMENT.test(startOf(origin)) ? sqlEffect(first, semantics) : undefined;
}

/** Methods of drivers and of a project's own classes that give rows. */
const ROWS_CALL =
  /^(?:all|get|each|first|rows?|list|fetch\w*|select\w*|query\w+|exec\w+|run\w+|call)$/;
/** What a statement is handed to that stands in a constant. */
const ASKS_DATABASE = /quer|sql|exec|run|rows|\bdb/i;
/** Nothing but a statement begins so. */
const STATEMENT =
  /^\s*(?:select\b[\s\S]*?\bfrom\s|insert\s+(?:ignore\s+)?into\s|update\s+\S+\s+(?:\w+\s+)?set\s|delete\s+from\s+[\w."`]+\s*(?:where\b|using\b|;|$)|truncate\s+(?:table\s+)?\w|replace\s+into\s)/i;

function sqlEffect(argument: Ast.Node | undefined, semantics: Semantics): CallEffect | undefined {
  if (!argument) return undefined;
  const origin = semantics.origin(argument);
  const node = unwrap(origin.node);
  const view = node.type === "ObjectExpression" ? origin.in.object(node) : undefined;
  const object = view?.get("text") ?? view?.get("sql");
  const effect = effectOfSql(startOf(object ? object.value : { node, in: origin.in }));
  return effect && { ...effect, ...extentOfSql(node) };
}

/** What a text begins with, as far as it is written down. */
function startOf(at: Located): string {
  const node = unwrap(at.node);
  if (node.type === "TemplateLiteral")
    return node.quasis.map((each) => each.value.cooked ?? "").join(" ");
  if (node.type === "BinaryExpression") return startOf({ node: node.left, in: at.in });
  return at.in.string(node) ?? "";
}

function effectOfSql(text: string): CallEffect | undefined {
  // A word alone is a name: `c.req.query("update")`.
  const verb = /^\s*(insert|update|delete|truncate|drop|alter|replace|merge|select)\s+\S/i
    .exec(text)?.[1]
    ?.toUpperCase();
  if (verb === undefined) return undefined;
  const pattern =
    verb === "SELECT" || verb === "DELETE"
      ? /\bfrom\s+["'`[]?([\w.]+)/i
      : /^\s*\w+\s+(?:into\s+|table\s+(?:if\s+exists\s+)?|only\s+)*["'`[]?([\w.]+)/i;
  const table = pattern.exec(text)?.[1] ?? "";
  const does =
    verb === "SELECT" ? "read" : /^(?:DELETE|TRUNCATE|DROP)$/.test(verb) ? "delete" : "write";
  return { does, on: `${verb} ${table}`.trim().slice(0, MAX_NAME) };
}

/** `updateOrderWorkflow(scope).run(…)`, methods of modules out of the container, `query.graph({ entity })`. */
function medusaEffect(
  call: Ast.CallExpression,
  callee: Ast.MemberExpression,
  name: string,
  semantics: Semantics,
): CallEffect | undefined {
  const object = unwrap(callee.object);
  if (name === "run") {
    const made = object.type === "CallExpression" ? unwrap(object.callee) : object;
    const own = made.type === "Identifier" ? made.name : undefined;
    if (own === undefined || !own.endsWith("Workflow")) return undefined;
    return {
      does: /^(?:get|list|retrieve|validate|calculate|has)/.test(own) ? "read" : "write",
      on: own,
    };
  }
  if (name === "graph" && call.arguments[0]) {
    const entity = semantics.object(call.arguments[0])?.get("entity")?.value;
    const text = entity?.in.string(entity.node);
    return text === undefined ? undefined : { does: "read", on: text };
  }
  const verb =
    /^(create|update|delete|softDelete|upsert|remove|add|set|cancel|refund|list|listAndCount|retrieve)[A-Z]/.exec(
      name,
    )?.[1];
  if (verb === undefined || !isResolved({ node: object, in: semantics })) return undefined;
  const does = /^(?:list|listAndCount|retrieve)$/.test(verb)
    ? "read"
    : /^(?:delete|softDelete|remove)$/.test(verb)
      ? "delete"
      : "write";
  return { does, on: name };
}

/** A value that comes out of a container: `req.scope.resolve(Modules.ORDER)`. */
function isResolved(at: Located): boolean {
  const node = unwrap(at.in.origin(at.node).node);
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  return callee.type === "MemberExpression" && propertyName(callee) === "resolve";
}

/** Whether what a method is called on holds data of the store. */
function isStore(names: readonly string[], object: Ast.Node, semantics: Semantics): boolean {
  if (names.some((each) => NO_STORE.test(each) && !CLIENT.test(each))) return false;
  const api = semantics.api(unwrap(object));
  if (api !== undefined && DATABASES.test(api)) return true;
  if (names.some((each) => CLIENT.test(each) || STORE.test(each))) return true;
  return isModel({ node: object, in: semantics });
}

/** A model of Mongoose or Sequelize that a file of the project makes, or a document of one. */
function isModel(at: Located, depth = 0): boolean {
  if (depth > 3) return false;
  const found = at.in.origin(unwrap(at.node));
  const node = unwrap(found.node);
  if (isElsewhere(node, found.in)) return true;
  const api = found.in.api(node);
  if (api !== undefined) return /^(?:mongoose|sequelize)#/.test(api);
  if (node.type === "NewExpression") return isModel({ node: node.callee, in: found.in }, depth + 1);
  if (node.type === "ClassDeclaration" && node.superClass) {
    const base = found.in.api(node.superClass);
    return base !== undefined && /^(?:mongoose|sequelize|typeorm|objection)/.test(base);
  }
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression") return false;
  const name = propertyName(callee) ?? "";
  if (name === "model" || name === "define") return true;
  return (
    (CERTAIN_READS.test(name) || /^(?:findOne|create)$/.test(name)) &&
    isModel({ node: callee.object, in: found.in }, depth + 1)
  );
}

/** `require("../models/order")` and what is imported from there, in a file that stands alone. */
function isElsewhere(node: Ast.Node, { variables }: Semantics): boolean {
  if (node.type === "CallExpression") {
    const [from] = node.arguments;
    return calleeName(node) === "require" && from?.type === "Literal" && isModelFile(from.value);
  }
  const definition = node.type === "Identifier" ? variables.of(node)?.defs[0] : undefined;
  const declared = definition?.type === "ImportBinding" ? definition.parent : undefined;
  return declared?.type === "ImportDeclaration" && isModelFile(declared.source.value);
}

function isModelFile(specifier: unknown): boolean {
  return typeof specifier === "string" && /^\.{1,2}\/(?:.*\/)?models?\/[^/]+$/.test(specifier);
}

/** The names of a chain of members and calls, outermost first. */
export function chainOf(at: Ast.Node): string[] {
  const names: string[] = [];
  let node = unwrap(at);
  for (let i = 0; i < 12; i++) {
    if (node.type === "MemberExpression") {
      names.push(propertyName(node) ?? "?");
      node = unwrap(node.object);
    } else if (node.type === "CallExpression" || node.type === "NewExpression") {
      const [first] = node.arguments;
      // `db.collection("orders")`, `supabase.from("orders")`, `db.insert(orders)`.
      if (first?.type === "Literal" && typeof first.value === "string") names.push(first.value);
      else if (first?.type === "Identifier") names.push(first.name);
      node = unwrap(node.callee);
    } else break;
  }
  if (node.type === "Identifier") names.push(node.name);
  if (node.type === "ThisExpression") names.push("this");
  return names.reverse();
}
