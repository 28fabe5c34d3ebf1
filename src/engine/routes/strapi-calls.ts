import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Effect } from "./route.ts";

const READS = /^(?:find\w*|count|load)$/;
const DELETES = /^(?:delete\w*|remove)$/;
const WRITES = /^(?:create\w*|update\w*|publish|unpublish|clone)$/;

/** Records that Strapi's own API reads and changes: `strapi.db.query(uid)`, `strapi.entityService`, `strapi.documents(uid)`. */
export function strapiEffect(
  call: Ast.CallExpression,
  names: readonly string[],
  semantics: Semantics,
): Pick<Effect, "does" | "on"> | undefined {
  const at = names.indexOf("strapi");
  if (at === -1) return undefined;
  const method = names.at(-1) ?? "";
  const [way = "", further = ""] = names.slice(at + 1);
  const [first] = call.arguments;
  const uid =
    way === "entityService"
      ? first && semantics.string(first)
      : way === "db" && further === "query"
        ? names[at + 3]
        : /^(?:query|documents|service)$/.test(way)
          ? names[at + 2]
          : undefined;
  if (uid === undefined || uid === method) return undefined;
  const does = READS.test(method)
    ? "read"
    : DELETES.test(method)
      ? "delete"
      : WRITES.test(method)
        ? "write"
        : undefined;
  // What a service of the store's own does under such a name is its own.
  if (!does || (way === "service" && !/^(?:find|findOne|create|update|delete)$/.test(method)))
    return undefined;
  return { does, on: `strapi.${uid.split(/[.:]+/).at(-1) ?? uid}.${method}` };
}

/** What a controller of Strapi has from the core, and that turns nobody away: `super.find(ctx)`, `this.sanitizeQuery(ctx)`. */
export function isOfCoreController(call: Ast.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return false;
  const name = propertyName(callee) ?? "";
  const object = unwrap(callee.object);
  if (object.type === "ThisExpression")
    return /^(?:sanitize(?:Query|Output|Input)|validate(?:Query|Input)|transformResponse)$/.test(
      name,
    );
  return callee.object.type === "Super" && /^(?:find|findOne|create|update|delete)$/.test(name);
}
