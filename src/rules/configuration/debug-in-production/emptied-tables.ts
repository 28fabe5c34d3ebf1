import { type Ast, type SyntaxContext, propertyName, unwrap } from "../../../engine/api.ts";
import { functionAround } from "../../helpers/match/enclosing.ts";
import { nameOf } from "../../helpers/match/names.ts";

/** Names of connections and of what holds them. */
const CONNECTION = /sequelize|^(?:db|database|connection|orm)$/i;
/** Functions that are called for just that, by somebody. */
const ON_PURPOSE = /reset|seed|drop|clear|wipe|purge|test|migrat|recreate/i;

/** `sequelize.sync({ force: true })` and `User.sync({ force: true })`: the tables are dropped and made again. */
export function isForcedSync(node: Ast.Property, { semantics, text }: SyntaxContext): boolean {
  const call = node.parent.parent;
  if (propertyName(node) !== "force" || call?.type !== "CallExpression") return false;
  if (semantics.constant(node.value)?.value !== true || call.arguments[0] !== node.parent)
    return false;
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "sync") return false;
  const owner = nameOf(unwrap(callee.object)) ?? "";
  const isModel = /^[A-Z]\w*$/.test(owner) && /\bsequelize\b/i.test(text);
  if (!isModel && !CONNECTION.test(owner)) return false;
  const around = functionAround(node);
  if (ON_PURPOSE.test(around?.name ?? "")) return false;
  const own = around ? text.slice(...around.node.range) : "";
  return !FILLS.test(own) || LISTENS.test(text);
}

/** A program that fills the tables anew, and serves nobody, is started by hand. */
const FILLS = /\bseed\w*\s*\(/i;
const LISTENS = /\.listen\s*\(/;
