import type { Exposure, RouteGuard, RouteStep } from "./route.ts";

/** A part of a path that is for those who run the store. */
const ADMIN_PATH =
  /(?:^|\/)(?:admin|backoffice|back-office|dashboard|manage|staff)(?:-?api)?(?:\/|$)/i;

export interface Seen {
  readonly path: string;
  readonly middlewares: readonly RouteStep[];
  readonly guards: readonly RouteGuard[];
  /** False when more may stand before the route than was found. */
  readonly complete: boolean;
}

/** Who may call a route, from what stands before it. What cannot be told is said to be unknown. */
export function exposureOf({ path, middlewares, guards, complete }: Seen): {
  readonly exposure: Exposure;
  readonly note?: string;
} {
  const certain = guards.filter((guard) => guard.certain);
  const has = (kind: RouteGuard["kind"]): boolean => certain.some((guard) => guard.kind === kind);
  if (has("role")) return { exposure: "admin" };
  if (has("authentication")) return { exposure: isAdminPath(path) ? "admin" : "customer" };
  const guessed = guards.find(
    (guard) => !guard.certain && (guard.kind === "authentication" || guard.kind === "role"),
  );
  if (guessed) return { exposure: "unknown", note: `${guessed.by} may be a guard` };
  const unread = middlewares.find((step) => step.does.length === 0);
  if (unread) return { exposure: "unknown", note: `what ${unread.name} does is not known` };
  if (!complete) return { exposure: "unknown", note: "where it is mounted is not known" };
  return { exposure: "public" };
}

function isAdminPath(path: string): boolean {
  return ADMIN_PATH.test(path);
}
