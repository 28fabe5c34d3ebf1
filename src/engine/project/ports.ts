/** The text of files, as the owner of the project sees them: unsaved text wins over the disk. */
export interface ProjectFiles {
  /** Undefined when the file does not exist, is too large or cannot be read. Paths are relative to the root. */
  read(path: string): string | undefined;
  exists(path: string): boolean;
  /** Why `read` gives nothing for a path that exists, in words for people: too large, binary, no permission. */
  unreadable?(path: string): string | undefined;
}

/** The files of the version control's index, or why they are not known. */
export type TrackedFiles =
  | { readonly known: true; readonly paths: ReadonlySet<string> }
  | { readonly known: false; readonly reason: string };

/** Where the engine says what the user should not see as a finding: rules that crashed and the like. */
export interface Log {
  warn(message: string): void;
}
