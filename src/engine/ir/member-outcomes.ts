import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Condition } from "./condition-tests.ts";
import type { Exit, Outcomes } from "./frame.ts";
import type { MemberOutcome, Value } from "./ir.ts";

/**
 * What the members of a returned object say of the parameters. Empty where a name is computed or
 * taken from another object: each member may be one of those.
 */
export function memberOutcomes(
  object: Ast.ObjectExpression,
  told: ReadonlyMap<string, Condition>,
  outcomes: (told: Condition, of: Ast.Node) => Outcomes,
): ReadonlyMap<string, Outcomes> | undefined {
  const members = new Map<string, Outcomes>();
  for (const property of object.properties) {
    const name = property.type === "Property" ? propertyName(property) : undefined;
    const condition = name === undefined ? undefined : told.get(name);
    if (property.type !== "Property" || name === undefined || !condition) return undefined;
    members.set(name, outcomes(condition, property.value));
  }
  return members;
}

/** What is known of the parameters by members of what a function returns, whichever way it ends. */
export function membersAtEnd(
  exits: readonly Exit[],
  joined: (ways: readonly (readonly Value[])[]) => Value[],
): MemberOutcome[] {
  const names = new Set(exits.flatMap(({ members }) => [...(members?.keys() ?? [])]));
  return [...names].flatMap((name) => {
    const ways = exits.map((exit) => waysOf(exit, name));
    const saysNothing = exits.every(
      ({ after }, i) => ways[i]?.whenTrue === after && ways[i]?.whenFalse === after,
    );
    if (saysNothing) return [];
    return {
      name,
      whenTrue: joined(ways.flatMap(({ whenTrue }) => (whenTrue ? [whenTrue] : []))),
      whenFalse: joined(ways.flatMap(({ whenFalse }) => (whenFalse ? [whenFalse] : []))),
    };
  });
}

function waysOf({ after, members }: Exit, name: string): Outcomes {
  if (!members) return { whenTrue: after, whenFalse: after };
  // A member that an object does not have is as good as false.
  return members.get(name) ?? { whenFalse: after };
}
