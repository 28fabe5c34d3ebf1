import type { NotChecked } from "../engine/api.ts";

/** A look-up that is not made. `text` is a whole sentence. */
export function refusal<Reason extends NotChecked["reason"]>(
  reason: Reason,
  text: string,
): NotChecked & { readonly reason: Reason } {
  return { ok: false, reason, text };
}

export function privateScope(scope: string, host: string) {
  return refusal(
    "private-scope",
    `${scope} is a scope of this project without a registry of its own, so ${host} is not told its names: set ${scope}:registry in an .npmrc.`,
  );
}
