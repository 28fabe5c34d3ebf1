import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";
import { ownFunction, returned } from "./own-function.ts";

/** Keys of Supabase that no policy of the database holds for. */
const ABOVE_POLICIES = /service_?role|supabase_?(?:secret|admin|service)|sb_secret/i;
const MAX_DEPTH = 4;

/**
 * True for a query of Supabase, `client.from("orders").select().eq("id", id)`, whose rows the policies
 * of the database choose: its client is not certainly made with the key that they do not hold for.
 */
export function isUnderPolicies(node: Ast.Node, semantics: Semantics): boolean {
  const call = unwrap(node);
  const callee = call.type === "CallExpression" ? unwrap(call.callee) : call;
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "eq") return false;
  const client = clientOf(callee.object);
  return client !== undefined && !hasServiceKey({ node: client, in: semantics }, 0);
}

/** Whoever is asked for by a token, in code that edge functions have in themselves or in a helper. */
const LOGS_IN =
  /\bauth\.get(?:User|Claims|Session)\(|\b(?:get|require|current|fetch|load|ensure|with)_?(?:auth\w*?_?)?(?:user|customer)\w*\(|\buserOf\(|\b(?:require|ensure)_?(?:auth|user|customer|log_?in)/i;
/** Machines of the shop show the key itself, or another secret. */
const SHOWS_SECRET =
  /[!=]==?\s*`?(?:Bearer \$\{\s*)?\w*(?:service_?(?:role_?)?key|secret|cron_?\w*|api_?key)\b/i;

/** True for a handler that knows a customer, and no machine of the shop, in whose text this is. */
export function servesCustomers(text: string): boolean {
  return LOGS_IN.test(text) && !SHOWS_SECRET.test(text);
}

/** What the client of such a query is called, `supabaseAdmin`, which says nothing of who calls. */
export function clientName(node: Ast.Node): string | undefined {
  const call = unwrap(node);
  const callee = call.type === "CallExpression" ? unwrap(call.callee) : undefined;
  // Builders of SQL begin with `from` as well, and ask with `where`.
  if (callee?.type !== "MemberExpression" || !/^(?:eq|match)$/.test(propertyName(callee) ?? ""))
    return undefined;
  const client = clientOf(callee);
  return client && nameOf(client.type === "CallExpression" ? unwrap(client.callee) : client);
}

/** What `from` is called on, at the beginning of a chain. */
function clientOf(chain: Ast.Node): Ast.Node | undefined {
  const last = unwrap(chain);
  let node = last.type === "MemberExpression" ? unwrap(last.object) : last;
  while (node.type === "CallExpression") {
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression") return undefined;
    if (propertyName(callee) === "from") return unwrap(callee.object);
    node = unwrap(callee.object);
  }
  return undefined;
}

function hasServiceKey(
  at: { readonly node: Ast.Node; readonly in: Semantics },
  depth: number,
): boolean {
  if (depth > MAX_DEPTH) return false;
  const origin = at.in.origin(at.node);
  let node = unwrap(origin.node);
  if (node.type === "AwaitExpression") node = unwrap(node.argument);
  if (node.type !== "CallExpression") return false;
  const key = node.arguments[1];
  if (key) {
    const { node: written, in: home } = origin.in.origin(key);
    if (isAbovePolicies(key, origin.in) || isAbovePolicies(written, home)) return true;
  }
  const made = ownFunction({ node: node.callee, in: origin.in });
  const value = made && returned(made);
  return value !== undefined && hasServiceKey(value, depth + 1);
}

function isAbovePolicies(key: Ast.Node, { source }: Semantics): boolean {
  return ABOVE_POLICIES.test(source.text.slice(...key.range));
}
