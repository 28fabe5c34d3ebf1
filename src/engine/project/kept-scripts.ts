import type { FactStore, PackedFacts } from "./fact-store.ts";

/** What is known of scripts, to be kept beyond this process. */
export interface KeptScripts {
  readonly readers: readonly (readonly [reader: string, read: string])[];
  readonly facts: readonly KeptFile[];
  /** The flows, packed. */
  readonly analysis: Uint8Array;
}

interface KeptFile {
  readonly facts: PackedFacts;
  /** True when only the code holds. */
  readonly outdated: boolean;
}

/** Takes out what may be kept. */
export function keptFacts(store: FactStore): KeptFile[] {
  return [...store.all].flatMap((facts) =>
    facts.mayStay ? [{ facts, outdated: store.lacks(facts.path) }] : [],
  );
}

/** Puts facts back of files that are what they were; `holds` tells whether more of them than the code does. */
export function restoreFacts(
  kept: readonly KeptFile[],
  store: FactStore,
  isSame: (path: string) => boolean,
  holds: (facts: PackedFacts) => boolean,
): void {
  store.begin();
  for (const { facts, outdated } of kept) {
    if (isSame(facts.path)) store.addPacked(facts, outdated || !holds(facts));
  }
}
