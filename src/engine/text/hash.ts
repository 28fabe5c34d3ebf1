import { hash } from "node:crypto";

/** A stable 128-bit digest in hex, for fingerprints and cache keys. */
export function digest(...parts: readonly string[]): string {
  // The length goes in as well, so that ("ab", "c") and ("a", "bc") differ.
  return hash("sha256", parts.map((part) => `${part.length}:${part}`).join("")).slice(0, 32);
}
