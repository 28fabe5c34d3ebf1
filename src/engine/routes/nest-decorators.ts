import type { Ast } from "../syntax/ast.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { functionOf, returnedBy } from "./functions.ts";
import type { NestGuard } from "./nest-facts.ts";
import { guardOf, keyOf } from "./nest-guards.ts";
import { flattened } from "./flattened.ts";
import type { StepReader } from "./steps.ts";

/** What the decorators of a class or method come to, those inside composed ones included. */
export interface Decorators {
  /** What decorators of packages were called with. */
  readonly calls: ReadonlyMap<string, readonly Located[]>;
  readonly guards: readonly NestGuard[];
  readonly keys: readonly string[];
  readonly allow?: readonly string[];
}

const MAX_DEPTH = 4;

/** Reads decorators, through functions of the project that return `applyDecorators(…)` or `SetMetadata(…)`. */
export function decoratorsOf(
  semantics: Semantics,
  decorators: readonly Ast.Decorator[],
  steps: StepReader,
): Decorators {
  const calls = new Map<string, readonly Located[]>();
  const guards: NestGuard[] = [];
  const keys: string[] = [];
  let allow: string[] | undefined;
  const read = (at: Located, depth: number): void => {
    const node = unwrap(at.node);
    if (depth > MAX_DEPTH) return;
    const call = node.type === "CallExpression" ? node : undefined;
    const api = at.in.api(call?.callee ?? node);
    const given = (call?.arguments ?? []).map((each) => ({ node: each, in: at.in }));
    if (api === "@nestjs/common#applyDecorators") {
      for (const each of flattened(given)) read(each, depth + 1);
      return;
    }
    if (api !== undefined && !calls.has(api)) calls.set(api, given);
    if (api === "@nestjs/common#UseGuards" || api === "@nestjs/common#UsePipes")
      guards.push(...flattened(given).map((each) => guardOf(each, steps)));
    if (api === "@nestjs/common#SetMetadata" && given[0]) keys.push(keyOf(given[0]));
    // `const Roles = Reflector.createDecorator()`: the decorator is the key.
    if (api?.endsWith("Reflector.createDecorator()"))
      keys.push(keyOf({ node: call?.callee ?? node, in: at.in }));
    if (api === "@vendure/core#Allow") allow = given.map(permission);
    if (api !== undefined) return;
    const origin = at.in.origin(call?.callee ?? node);
    const fn = functionOf(origin);
    if (/(?:^|\.)Allow$/.test(text(at.in, call?.callee ?? node))) allow = given.map(permission);
    for (const value of fn ? returnedBy(fn.node) : [])
      if (fn) read({ node: value, in: fn.in }, depth + 1);
  };
  for (const { expression } of decorators) read({ node: expression, in: semantics }, 0);
  return { calls, guards, keys, ...(allow ? { allow } : {}) };
}

/** `Permission.ReadOrder` as `ReadOrder`. */
function permission(at: Located): string {
  return text(at.in, at.node).replace(/^Permission\./, "");
}

function text(semantics: Semantics, node: Ast.Node): string {
  return semantics.source.text.slice(node.range[0], node.range[1]);
}
