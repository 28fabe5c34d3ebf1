/** Stands at the end of a path, or before its ending, for a name that is not known. */
export const ANY_NAME = "*";

/** What names a file of the program, or is made of its name. */
interface Named {
  readonly paths?: readonly string[] | undefined;
  readonly constant?: { readonly value: unknown } | undefined;
}

/** Longer lists are of data, or of nobody's code. */
const MAX_PATHS = 100;

/** Any of the paths that one of several values may name. */
export function joinPaths(values: readonly Named[]): readonly string[] | undefined {
  let only: readonly string[] | undefined;
  let all: Set<string> | undefined;
  for (const { paths } of values) {
    if (!paths || paths === only) continue;
    if (!only) only = paths;
    else all = new Set([...(all ?? only), ...paths]);
  }
  return all ? [...all].slice(0, MAX_PATHS) : only;
}

/** What a text with holes names: a file behind a folder, with or without its ending. */
export function pathsOfText(
  texts: readonly string[],
  parts: readonly Named[],
): readonly string[] | undefined {
  const last = parts.findLastIndex(({ paths }) => paths);
  if (last === -1) return undefined;
  let behind = texts[last + 1] ?? "";
  for (let i = last + 1; i < parts.length; i++) behind += textOf(parts[i]) + (texts[i + 1] ?? "");
  return followed(parts[last]?.paths, behind);
}

/** What pieces name that are put together as a path. */
export function pathsOfPieces(pieces: readonly Named[]): readonly string[] | undefined {
  const last = pieces.findLastIndex(({ paths }) => paths);
  if (last === -1) return undefined;
  const behind = pieces.slice(last + 1).map((each) => `/${textOf(each)}`);
  return followed(pieces[last]?.paths, behind.join(""));
}

/** Paths as seen from a folder; undefined where they lead out of the root, or more than one name is not known. */
export function pathFrom(folder: string, behind: string): string | undefined {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of behind.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  const path = parts.join("/");
  return path.split(ANY_NAME).length > 2 ? undefined : path;
}

/** A path as code in a file would write it to load the file. */
export function specifierFrom(file: string, path: string): string {
  const from = file.split("/").slice(0, -1);
  const to = path.split("/");
  let same = 0;
  while (same < from.length && from[same] === to[same]) same++;
  const up = from.slice(same).map(() => "..");
  return [...(up.length > 0 ? up : ["."]), ...to.slice(same)].join("/");
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The name of a file without its ending. */
export function stemOf(path: string): string {
  return nameOf(path).replace(/(?<=.)\.[^.]*$/, "");
}

function followed(
  paths: readonly string[] | undefined,
  behind: string,
): readonly string[] | undefined {
  if (!paths || behind === "") return paths;
  const found: string[] = [];
  for (const path of paths) {
    if (path.includes(ANY_NAME)) continue;
    if (behind.startsWith("/")) {
      const below = pathFrom(path, behind);
      if (below !== undefined) found.push(below);
    }
    // The ending was taken off the name, or is put on again.
    else if (/^\.\w+$/.test(behind)) found.push(path.endsWith(behind) ? path : path + behind);
  }
  return found.length > 0 ? found : undefined;
}

function textOf(value: Named | undefined): string {
  const constant = value?.constant?.value;
  return typeof constant === "string" ? constant : ANY_NAME;
}
