import type { FileFacts } from "./file-facts.ts";

/** Makes the facts of scripts outside of the thread that asks for them. */
export interface FactMaker {
  /** Resolves when there is nothing more to come. A file without facts is for the caller to analyse. Never rejects. */
  make(
    paths: readonly string[],
    accept: (facts: FileFacts) => void,
    signal: AbortSignal | undefined,
  ): Promise<void>;
  /** Returns when the facts of a file have arrived or never will; nothing else runs meanwhile. Absent where that is no way to behave. */
  settle?(path: string): void;
}
