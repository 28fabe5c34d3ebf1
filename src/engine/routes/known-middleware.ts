import type { MiddlewareKind } from "./route.ts";

/** What functions of packages do, whether they stand before a handler or are called in one. */
export interface MiddlewareRow {
  /** API names; a `*` stands for any part of one. */
  readonly apis: readonly string[];
  readonly does: readonly MiddlewareKind[];
}

/** Answers what an API does to requests. */
export class KnownMiddleware {
  readonly #exact = new Map<string, readonly MiddlewareKind[]>();
  readonly #patterns: {
    readonly start: string;
    readonly end: string;
    readonly does: readonly MiddlewareKind[];
  }[] = [];

  constructor(rows: readonly MiddlewareRow[]) {
    for (const { apis, does } of rows) {
      for (const api of apis) {
        const star = api.indexOf("*");
        if (star === -1) this.#exact.set(api, does);
        else this.#patterns.push({ start: api.slice(0, star), end: api.slice(star + 1), does });
      }
    }
  }

  /** Undefined when nothing is known of it. */
  does(api: string): readonly MiddlewareKind[] | undefined {
    const exact = this.#exact.get(api);
    if (exact) return exact;
    return this.#patterns.find(({ start, end }) => api.startsWith(start) && api.endsWith(end))
      ?.does;
  }
}
