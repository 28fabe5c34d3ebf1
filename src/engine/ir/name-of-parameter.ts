import type { Ast } from "../syntax/ast.ts";

/** The name of a parameter that takes all arguments that are left as a list. */
export const TAKES_ALL = "...";

/** Of a pattern, the members that it takes: `{strapi,env}`. */
export function nameOfParameter(target: Ast.Node): string {
  if (target.type === "Identifier") return target.name;
  if (target.type === "RestElement") return TAKES_ALL;
  if (target.type !== "ObjectPattern") return "";
  const keys = target.properties.flatMap((each) =>
    each.type === "Property" && !each.computed && each.key.type === "Identifier"
      ? each.key.name
      : [],
  );
  return `{${keys.join()}}`;
}
