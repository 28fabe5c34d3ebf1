import type { FactCache } from "../host/fact-cache.ts";
import type {
  Advise,
  AskComposer,
  Verify,
  LookUp,
  AnalysisSession,
  MiddlewareRow,
  Model,
  PlatformRow,
  Rule,
} from "../engine/api.ts";
import type { Source } from "../registry/sources.ts";

/** A standard stream, as far as the command line writes to it. */
export interface OutputStream {
  /** Whoever reads may have gone away: writing to nobody is no error. */
  write(text: string): void;
  readonly isTerminal: boolean;
}

/** All that the command line needs of the process around it, so that tests can be that process. */
export interface CliSurroundings {
  readonly rules: readonly Rule[];
  /** What is known of libraries. */
  readonly models: () => readonly Model[];
  /** How platforms are recognised. */
  readonly platforms: readonly PlatformRow[];
  readonly middleware: readonly MiddlewareRow[];
  /** The program's version. */
  readonly version: string;
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: OutputStream;
  readonly error: OutputStream;
  readonly now: () => Date;
  /** Calls back when the user wants to stop; returns how to stop listening. */
  readonly onInterrupt: (callback: () => void) => () => void;
  /** The Markdown page of a rule, where it is at hand. */
  readonly pageOf?: (ruleId: string) => string | undefined;
  /** Where facts are kept from one run to the next; absent where nothing is kept. */
  readonly facts?: FactCache;
  /** The program of the threads that read code; absent where all is done in one. */
  readonly workerProgram?: string;
  /** Opens the way to the registries, or offline to what is kept of their answers; absent where there is none. */
  readonly openRegistry?: (
    root: string,
    session: AnalysisSession,
    offline: boolean,
    sources: readonly Source[],
  ) => OpenRegistry;
}

export interface OpenRegistry {
  readonly lookUp: LookUp;
  readonly advise?: Advise;
  readonly askComposer?: AskComposer;
  readonly verify?: Verify;
  /** Keeps what is worth keeping. */
  close(): Promise<void>;
}

/** How the program ends. */
export const EXIT = { clean: 0, findings: 1, failed: 2, interrupted: 130 } as const;
