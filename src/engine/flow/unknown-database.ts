import type { ApiNode } from "./api-node.ts";
import { type AbstractValue, NOTHING, loadMember } from "./abstract-value.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";

/** Methods that run their first argument in a database, if it is a statement. */
const RUNS = new Set([
  "query",
  "execute",
  "exec",
  "run",
  "all",
  "get",
  "each",
  "raw",
  "prepare",
  "one",
  "any",
  "many",
  "none",
  "oneOrNone",
  "manyOrNone",
  "queryAsync",
  "executeSql",
  "$queryRawUnsafe",
  "$executeRawUnsafe",
]);

/** How a statement begins; a sentence hardly does. */
const STATEMENT =
  /^\s*(?:select\s.*|insert\s+(?:ignore\s+)?into\s|update\s+\S+\s+set\s|delete\s+from\s|replace\s+into\s|(?:create|drop|alter|truncate)\s+(?:table|view|index|database|schema|user)\s|with\s+\w+\s+as\s|call\s+\w+\s*\(|exec(?:ute)?\s+\w+\s)/is;

/**
 * A database that was handed in, or found in a way that is not followed: what its method gets
 * begins like a statement, so it is one.
 */
export function unknownDatabase(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
): void {
  const { method, receiver, callee } = request;
  if (method === undefined || !receiver || !RUNS.has(method) || request.spreadFrom === 0) return;
  const isKnown = callee.closures.length + callee.apis.length + receiver.apis.length > 0;
  if (isKnown || receiver.taints.length > 0) return;
  const [first = NOTHING] = request.arguments;
  for (const text of [first, member(first, "sql"), member(first, "text")]) {
    if (text.prefix === undefined || !STATEMENT.test(text.prefix)) continue;
    const row = { kind: "sql", at: [], states: [], when: [], says: "used as SQL text" } as const;
    const { file, start, end } = request.site;
    solver.sink(text, { row, file, range: { start, end } }, activation);
  }
}

/** Packages whose collections are asked with objects as MongoDB's are. */
const COLLECTIONS = [
  "mongodb",
  "mongoose",
  "mongojs",
  "mongoist",
  "monk",
  "marsdb",
  "nedb",
  "@seald-io/nedb",
];
const COLLECTION = "mongodb.Collection";
const FILTERS =
  /^(?:find(?:One)?(?:And(?:Update|Delete|Remove|Replace))?|(?:update|delete|replace)(?:One|Many)?|remove|count(?:Documents)?)$/;

/** Methods that models of Mongoose alone have. */
const BY_ID = /^findByIdAnd(?:Update|Delete|Remove|Replace)$/;

/**
 * What models say of the method of a collection that was handed in, or found in a way that is not
 * followed: `db.users.findOne({ … })` where the package has such a database, or where operators
 * such as `$set` and `$where` stand in what it gets.
 */
function unknownCollection(
  solver: Solver,
  { method, receiver, arguments: given }: CallRequest,
  activation: Activation,
): ApiNode[] {
  if (method === undefined || !receiver) return [];
  const rows = (): ApiNode[] => solver.program.trie.type(COLLECTION)?.member(method) ?? [];
  if (BY_ID.test(method)) return isUnknown(receiver) ? rows() : [];
  if (!FILTERS.test(method)) return [];
  // A change needs a filter and what is changed; `documents(id).update(order)` has no filter.
  if (given.length < 2 && /^(?:update|replace)/.test(method)) return [];
  const [filter, change] = given;
  const names = [...(filter?.members?.keys() ?? [])];
  if (names.length === 0 || !isUnknown(receiver)) return [];
  // Options of a relational mapper, and lists that are told apart by what they find.
  if (names.some((name) => OPTIONS.has(name))) return [];
  const packages = solver.program.packages(activation.file);
  // A file that stands alone, whose models are elsewhere, has no manifest to ask.
  const isThere = !packages || COLLECTIONS.some((name) => packages.has(name));
  const hasOperator = [...names, ...(change?.members?.keys() ?? [])].some((name) =>
    /^\$[a-z]/.test(name),
  );
  return isThere || hasOperator ? rows() : [];
}

function isUnknown({ members, taints, apis }: AbstractValue): boolean {
  return !members && taints.length + apis.length === 0;
}

/** What models say of the method of a database that was handed in, by what it is given. */
export function unknownHolder(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
): ApiNode[] {
  return [...unknownCollection(solver, request, activation), ...unknownDrizzle(solver, request)];
}

const DRIZZLE = "drizzle-orm/node-postgres.Database";
const TABLE = "drizzle-orm/sqlite-core.Table";

/**
 * What models say of `db.insert(orders)` and `db.update(orders)` where the database was handed in, as
 * `c.get("db")` of a worker is: the table says whose it is.
 */
function unknownDrizzle(
  solver: Solver,
  { method, receiver, arguments: given }: CallRequest,
): ApiNode[] {
  if ((method !== "insert" && method !== "update") || !receiver || given.length !== 1) return [];
  const { trie } = solver.program;
  const table = trie.type(TABLE);
  const isTable = table !== undefined && given[0]?.apis.includes(table) === true;
  return isTable ? (trie.type(DRIZZLE)?.member(method) ?? []) : [];
}

const OPTIONS = new Set(["where", "data", "include", "select", "relations", "attributes"]);

function member(value: AbstractValue, name: string): AbstractValue {
  return value.members?.has(name) ? loadMember(value, name) : NOTHING;
}
