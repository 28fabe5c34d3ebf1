import type { Ast } from "../syntax/ast.ts";

/** Of a pattern, the members that it takes: `{strapi,env}`. */
export function nameOfParameter(target: Ast.Node): string {
  if (target.type === "Identifier") return target.name;
  if (target.type !== "ObjectPattern") return "";
  const keys = target.properties.flatMap((each) =>
    each.type === "Property" && !each.computed && each.key.type === "Identifier"
      ? each.key.name
      : [],
  );
  return `{${keys.join()}}`;
}
