import type { Ast, Scope, Variable } from "../syntax/ast.ts";
import { groupBy } from "../text/group-by.ts";

type Reference = Scope["references"][number];

/** Names that stand for something else when they are given a value. */
const MEAN_MORE: ReadonlySet<string> = new Set(
  (
    "exports module require define global globalThis process console " +
    "window self document location status event undefined $ _"
  ).split(" "),
);

/**
 * `for (key in object)` without a declaration makes a variable of all scripts. Who writes that
 * means one of the function that holds all of its mentions, and that is what it is taken for.
 */
export function undeclaredVariables(scopes: readonly Scope[]): ReadonlyMap<Ast.Node, Variable> {
  const found = new Map<Ast.Node, Variable>();
  const written = new Set<string>();
  for (const { references } of scopes) {
    for (const reference of references) if (isUndeclared(reference)) written.add(nameOf(reference));
  }
  if (written.size === 0) return found;
  const mentions = scopes
    .flatMap(({ references }) => references)
    .filter((each) => each.resolved === null && written.has(nameOf(each)));
  for (const [name, references] of groupBy(mentions, nameOf)) {
    const scope = commonScope(references);
    if (!scope) continue;
    const variable = { name, scope, references, defs: [], identifiers: [] };
    for (const { identifier } of references) found.set(identifier, variable as unknown as Variable);
  }
  return found;
}

function isUndeclared(reference: Reference): boolean {
  return reference.resolved === null && reference.isWrite() && !MEAN_MORE.has(nameOf(reference));
}

function nameOf({ identifier }: Reference): string {
  return "name" in identifier ? String(identifier.name) : "";
}

/** The innermost function, or the module, in which all of them stand. */
function commonScope(references: readonly Reference[]): Scope | undefined {
  const [first, ...others] = references.map(({ from }) => scopesAround(from));
  return first?.find((scope) => others.every((around) => around.includes(scope)));
}

function scopesAround(from: Scope): Scope[] {
  const around: Scope[] = [];
  for (
    let scope: Scope | null = from.variableScope;
    scope;
    scope = scope.upper?.variableScope ?? null
  )
    around.push(scope);
  return around;
}
