import type {
  Configuration,
  FactMaker,
  KeptFacts,
  ProjectFiles,
  Skipped,
  TrackedFiles,
} from "../engine/api.ts";

/** What the server needs of the machine, so that it can be tested without one. Roots are absolute paths. */
export interface ServerHost {
  /** Files below a root as they are on disk. */
  files(root: string): DiskFiles;
  /** Files worth analysing below a root, in a stable order. @throws Error when the root cannot be read. */
  findFiles(root: string, options: FindOptions): Promise<FoundFiles>;
  /** The files of version control's index, read without starting git. Never throws. */
  trackedFiles(root: string): Promise<TrackedFiles>;
  /** Reads scripts in other threads; absent where all is done in one. */
  factMaker?(setup: FactSetup): FactMaker;
  /** What a thread runs that reads large documents of registries; absent where they are read with the rest. */
  readonly documentProgram?: string;
  /** True when so many answers about data take more memory than the process should have; absent where their number decides. */
  isFull?(answers: number): boolean;
  /** Facts that outlive the process, in a folder of its own; absent where nothing is kept. */
  factCache?(folder: string): FactKeeper | undefined;
}

export interface FactKeeper {
  /** What was kept of a root; nothing when it is not whole or not of this version. Never rejects. */
  read(root: string): Promise<KeptFacts | undefined>;
  write(root: string, kept: KeptFacts): Promise<void>;
}

export interface FactSetup {
  readonly root: string;
  readonly configuration: Configuration;
  /** Milliseconds since 1970 that count as now. */
  readonly now: number;
  /** Texts of open documents, by path. */
  readonly unsaved: ReadonlyMap<string, string>;
  readonly workers: number;
}

export interface DiskFiles extends ProjectFiles {
  /** What the disk says of a file: another text has another one. */
  stamp?(path: string): string | undefined;
  /** Forgets where folders and links lead; to be called when files came or went. */
  reset(): void;
}

interface FindOptions {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly tracked: TrackedFiles;
  readonly signal?: AbortSignal;
}

export interface FoundFiles {
  readonly files: readonly string[];
  readonly skipped: readonly Skipped[];
  /** Files of PHP, which no rule looks at: what they use is asked about packages of Composer. */
  readonly php: readonly string[];
  /** How many files are of kinds that no rule looks at. */
  readonly others: number;
}
