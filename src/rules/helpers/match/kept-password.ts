import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";
import { recordKind, sqlOf } from "./personal-record.ts";
import { hashesAnything, isPasswordField, isRequestPassword } from "./sent-password.ts";

const FINDS =
  /^(?:find|findOne|findFirst|findFirstOrThrow|findUnique|findUniqueOrThrow|findAll|findMany|findOneBy|findBy|findOneOrFail|findOneByOrFail|where|exists|countDocuments|count)$/;
const STORES =
  /^(?:create|insert|insertOne|insertMany|build|upsert|update|updateOne|findByIdAndUpdate)$/;
/** What the fields of a record are handed over in. */
const WRAPPERS = /^(?:where|data|create|update|\$set|defaults)$/;
/** `password = ?`, where the database hashes nothing. */
const ASKED =
  /\bwhere\b[^]*\b(?:password|passwd|pwd|pass)\b["'`\]]?\s*(?:=|like)\s*(?:\?|\$\d|:\w+|@\w+|'\s*\?|"\s*\?)/i;
const INSERTED = /^\s*insert\b[^]*\(([^()]*)\)\s*values\s*\(([^()]*)\)/i;

/**
 * How a call of the database uses the password that was sent, as it was sent: an account is looked
 * for by it, or gets it. Undefined where anything there, or where the model is made, hashes.
 */
export function plainUse(
  call: Ast.CallExpression | Ast.NewExpression,
  semantics: Semantics,
  path: string,
): "asked" | "stored" | undefined {
  const use = useOf(call, semantics);
  if (use === undefined || hashesAnything(semantics)) return undefined;
  if (!recordKind(call, semantics, path)?.ofPeople) return undefined;
  return use === "stored" && !isKeptAsGiven(call, semantics) ? undefined : use;
}

function useOf(
  call: Ast.CallExpression | Ast.NewExpression,
  semantics: Semantics,
): "asked" | "stored" | undefined {
  const method = call.type === "NewExpression" ? "create" : (nameOf(unwrap(call.callee)) ?? "");
  const inFields = call.arguments.some((each) => holdsPassword(each, semantics));
  if (inFields) return FINDS.test(method) ? "asked" : STORES.test(method) ? "stored" : undefined;
  if (!call.arguments.some((each) => holdsInList(each, semantics))) return undefined;
  const sql = sqlOf(call, semantics);
  if (sql === undefined) return undefined;
  if (ASKED.test(sql)) return "asked";
  const columns = INSERTED.exec(sql);
  if (!columns) return undefined;
  const position = (columns[1] ?? "").split(",").findIndex(isPasswordColumn);
  const value = (columns[2] ?? "").split(",")[position]?.trim() ?? "";
  return /^(?:\?|\$\d+|:\w+|@\w+)$/.test(value) ? "stored" : undefined;
}

function isPasswordColumn(column: string): boolean {
  return isPasswordField(column.replace(/[`"'[\]\s]/g, ""));
}

/** `{ email, password: req.body.password }`, also as `where` or `data`. */
function holdsPassword(argument: Ast.Node, semantics: Semantics, depth = 0): boolean {
  const fields = unwrap(argument);
  if (fields.type !== "ObjectExpression" || depth > 2) return false;
  return fields.properties.some((each) => {
    if (each.type !== "Property") return false;
    const name = propertyName(each);
    if (isPasswordField(name)) return isRequestPassword(each.value, semantics);
    return WRAPPERS.test(name ?? "") && holdsPassword(each.value, semantics, depth + 1);
  });
}

/** `[email, req.body.password]`, the values of a statement. */
function holdsInList(argument: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(argument);
  if (node.type === "ArrayExpression")
    return node.elements.some((each) => each !== null && isRequestPassword(each, semantics));
  return node.type !== "ObjectExpression" && isRequestPassword(node, semantics);
}

/** Drivers keep what they get. Models may hash it, so theirs has to be found, with nothing that hashes beside it. */
function isKeptAsGiven(
  call: Ast.CallExpression | Ast.NewExpression,
  semantics: Semantics,
): boolean {
  if (sqlOf(call, semantics) !== undefined) return true;
  let root = unwrap(call.callee);
  for (;;) {
    if (root.type === "CallExpression") {
      if (nameOf(unwrap(root.callee)) === "collection") return true;
      root = unwrap(root.callee);
    } else if (root.type === "MemberExpression") root = unwrap(root.object);
    else break;
  }
  const name = nameOf(root);
  if (name === "prisma") return true;
  const { node, in: home } = semantics.origin(root);
  const made = unwrap(node);
  if (made.type === "ClassDeclaration") return !hashesAnything(home);
  const last = made.type === "LogicalExpression" ? unwrap(made.right) : made;
  const method = last.type === "CallExpression" ? nameOf(unwrap(last.callee)) : undefined;
  return (method === "model" || method === "define") && !hashesAnything(home);
}
