import { groupBy, type UpdateTarget } from "../../../engine/api.ts";
import type { MovedLine } from "./joint-update.ts";

/** More folders in a title are a list that nobody reads. */
const MOST_FOLDERS = 3;

type Moved = Pick<MovedLine, "entry" | "target"> & { readonly file?: string };

/** Such as `a to 1.1.0`, `b in packages/web to 2.0.0`: once for what moves to one version in several packages of the project. */
export function movesInWords(
  moves: readonly Moved[],
  words: (target: UpdateTarget) => string,
): string[] {
  const groups = groupBy(moves, ({ entry, target }) => `${entry.key} ${target.version}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [`${first.entry.key}${inFolders(group)} to ${words(first.target)}`] : [];
  });
}

/** Where one package moves, for titles that say it last; undefined for moves of several. */
export function whereItMoves(moves: readonly Moved[]): string | undefined {
  const isOne =
    new Set(moves.map(({ entry, target }) => `${entry.key} ${target.version}`)).size === 1;
  return isOne ? inFolders(moves).trim() : undefined;
}

/** Where the lines stand, as far as that is not the package.json that is looked at. */
export function inFolders(lines: readonly { readonly file?: string }[]): string {
  const files = lines.flatMap(({ file }) => file ?? []);
  if (files.length === 0) return "";
  const folders = files.map((file) => file.replace(/\/?package\.json$/, "") || "the root");
  const rest = folders.length - MOST_FOLDERS;
  const more = rest > 0 ? ` and ${rest} more` : "";
  const here = files.length < lines.length ? " here and" : "";
  return `${here} in ${folders.slice(0, MOST_FOLDERS).join(", ")}${more}`;
}
