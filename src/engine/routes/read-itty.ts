import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Ast } from "../syntax/ast.ts";
import { flattened } from "./flattened.ts";
import type { RouterEvent } from "./router-facts.ts";
import { type RouterRef, routerOf } from "./router-keys.ts";
import type { StepReader } from "./steps.ts";

/** `AutoRouter({ before: [withUser] })`: what stands before all routes of a router of itty. */
export function stepsBeforeAll(
  semantics: Semantics,
  node: Ast.CallExpression | Ast.NewExpression,
  { key, kind }: RouterRef,
  steps: StepReader,
): RouterEvent[] {
  const options = kind === "itty" ? node.arguments[0] : undefined;
  const before = options && semantics.object(options)?.get("before");
  if (!before) return [];
  const items = flattened([before.value]).map((each) => ({ step: steps.step(each) }));
  return [
    {
      router: key,
      kind: "itty",
      range: { start: node.range[0], end: node.range[1] },
      does: "use",
      paths: [],
      items,
    },
  ];
}

/** `router.all("/admin/*", withStaff, admin.fetch)`: the router that it goes on to has the whole path as its base. */
export function handedOnBy(last: Located | undefined, { kind }: RouterRef): RouterRef | undefined {
  const node = kind === "itty" && last ? unwrap(last.node) : undefined;
  if (!last || node?.type !== "MemberExpression") return undefined;
  return /^(?:fetch|handle)$/.test(propertyName(node) ?? "")
    ? routerOf({ node: node.object, in: last.in })
    : undefined;
}
