import { createHash } from "node:crypto";

/** A stable 128-bit digest in hex, for fingerprints and cache keys. */
export function digest(...parts: readonly string[]): string {
  const hash = createHash("sha256");
  // The length goes in as well, so that ("ab", "c") and ("a", "bc") differ.
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex").slice(0, 32);
}
