/**
 * What stands in a path names a record nearly always, and the handler goes on only where it was
 * found: `GET /quotes/:id/pdf`. Markup would be the name of none.
 */
export function namesRecord({ says }: { readonly says: string }) {
  return says === "path parameters"
    ? ({ level: "warning", preset: "balanced" } as const)
    : undefined;
}
