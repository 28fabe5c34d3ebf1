import type { Route } from "./route.ts";

/** The address of a route as whoever calls it writes it: the names of tRPC stand between dots. */
export function addressOf({ path, procedure }: Pick<Route, "path" | "procedure">): string {
  return procedure === undefined
    ? path
    : `${path.slice(0, path.length - procedure.length)}${procedure}`;
}
