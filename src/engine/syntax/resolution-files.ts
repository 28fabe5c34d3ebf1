/** What module resolution needs to know of the file system. Paths are relative to the root, with forward slashes. */
export interface ResolutionFiles {
  read(path: string): string | undefined;
  exists(path: string): boolean;
}
