/** Parts of a request that checks are made for under names of their own: `validate(schema, "query")`. */
const PARTS: ReadonlySet<unknown> = new Set(["body", "query", "params", "headers", "cookies"]);

export function isRequestPart(value: unknown): value is string {
  return PARTS.has(value);
}

/** Those that schemas are usually written for. */
export const CHECKED_PARTS = ["body", "query", "params"] as const;
