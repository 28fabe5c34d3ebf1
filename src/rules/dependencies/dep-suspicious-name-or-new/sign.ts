import { type CheckContext, type PackageFacts, plain, releaseSigns } from "../../../engine/api.ts";

/** The message about what sets an installed release apart, and what it tells; the worst sign first. */
export function signOf(
  facts: PackageFacts,
  version: string,
  { now }: CheckContext,
): { readonly message: string; readonly data: Readonly<Record<string, string>> } | undefined {
  for (const sign of releaseSigns(facts, version, now.getTime())) {
    if (sign.kind === "vanished") return { message: "vanished", data: {} };
    if (sign.kind === "provenance-dropped")
      return { message: "provenance", data: { before: sign.before } };
    if (sign.kind === "new-publisher") {
      const { publisher, days } = sign;
      return {
        message: "publisher",
        data: { publisher: plain(publisher, 60), days: String(days) },
      };
    }
  }
  return undefined;
}
