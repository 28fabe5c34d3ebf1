import type { ProjectView, Route, TextEdit } from "../../../engine/api.ts";
import { CALL_HEAD } from "../match/route-place.ts";

/** A guard by name that other routes of the same file have before their handlers. */
export interface GuardBeside {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/** Puts the guard for staff that other registrations of a file have before a route's handler. */
export function guardBeside(route: Route, { routes, read }: ProjectView): GuardBeside | undefined {
  const { registered, framework } = route;
  if (!registered || (framework !== "express" && framework !== "koa" && framework !== "hono"))
    return undefined;
  const text = read(registered.file) ?? "";
  const names = routes.flatMap((other) => {
    if (other.registered?.file !== registered.file || other.exposure !== "admin") return [];
    const call = text.slice(other.registered.range.start, other.registered.range.end);
    const head = CALL_HEAD.exec(call)?.[0].length ?? 0;
    // What stands on the router itself is no part of the call.
    const own = other.guards
      .filter(
        ({ kind, certain, inHandler }) =>
          certain && !inHandler && (kind === "authentication" || kind === "role"),
      )
      .map(({ by }) => by);
    const code = argumentsBefore(call, head, own);
    return code === undefined ? [] : [code];
  });
  const [name] = mostFrequent(names);
  const own = text.slice(registered.range.start, registered.range.end);
  const head = CALL_HEAD.exec(own)?.[0].length;
  if (name === undefined || head === undefined || !/^\s*,/.test(own.slice(head))) return undefined;
  const at = registered.range.start + head;
  return { name: name.slice(0, 40), edits: [{ start: at, end: at, text: `, ${name}` }] };
}

/** The guards of a call as they are written: `isAuth, isAdmin`. Undefined where they are more than names. */
function argumentsBefore(
  call: string,
  head: number,
  guards: readonly string[],
): string | undefined {
  const wanted = new Set(guards);
  const given = /^\s*,([\w$.,\s]*(?:\(\s*(?:"[^"\n]*"|'[^'\n]*')\s*\))?[\w$.,\s]*),/.exec(
    call.slice(head),
  )?.[1];
  const found = (given ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => wanted.has(each.replace(/\(.*\)$/, "")));
  return found.length > 0 ? [...new Set(found)].join(", ") : undefined;
}

function mostFrequent(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
}
