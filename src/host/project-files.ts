import { type Stats, lstatSync, readFileSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import { MAX_FILE_BYTES, type ProjectFiles, fileKind } from "../engine/api.ts";
import { failureOf } from "./failure.ts";
import { isInside, toNative } from "./paths.ts";

/** Texts that win over the disk, by path relative to the root: what an editor has not saved yet. */
export interface TextOverlay {
  get(path: string): string | undefined;
}

/** The files of one root on this machine's disk. */
export interface NodeProjectFiles extends ProjectFiles {
  unreadable(path: string): string | undefined;
  /** What the disk says of a file: another text has another one. Undefined for what was written just now, and for links. */
  stamp(path: string): string | undefined;
  /** Forgets where folders really are: to be called when folders or links came or went. */
  reset(): void;
}

/** Files that are data for the analysis, such as lockfiles, are read up to this size. */
const MAX_DATA_BYTES = 64 * MAX_FILE_BYTES;

/** About as much as git looks at to tell text from other files. */
const SNIFFED_CHARACTERS = 8_000;

/** Clocks of disks are coarse: what was written within this time may be written again without a trace. */
const SETTLED_MS = 2_500;

type Outcome =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads files of a root as UTF-8, without their byte order mark, so that columns are those of an
 * editor. Gives nothing for what is larger than 1 MB (64 MB for lockfiles and the like), binary, no
 * regular file, or outside the root, be it by `..` or by a symbolic link; `unreadable` says which.
 */
export function createProjectFiles(root: string, overlay?: TextOverlay): NodeProjectFiles {
  const realRoot = realPath(root) ?? root;
  const folders = new Map<string, string | undefined>();

  const locate = (path: string): string | undefined => {
    const native = toNative(realRoot, path);
    if (native === undefined) return undefined;
    const folder = dirname(native);
    if (!folders.has(folder)) folders.set(folder, realPath(folder));
    const real = folders.get(folder);
    return real !== undefined && isInside(realRoot, real) ? native : undefined;
  };

  const open = (path: string): Outcome => {
    const native = locate(path);
    if (native === undefined) return { ok: false, reason: "it lies outside the folder" };
    try {
      // Looked at before it is opened: opening a pipe would wait for a writer that never comes.
      const stats = lstatSync(native);
      const target = stats.isSymbolicLink() ? realPath(native) : native;
      if (target === undefined || !isInside(realRoot, target)) {
        return { ok: false, reason: "its symbolic link leads out of the folder" };
      }
      const own = stats.isSymbolicLink() ? lstatSync(target) : stats;
      if (!own.isFile()) return { ok: false, reason: "it is no regular file" };
      return readText(target, own, fileKind(path) ? MAX_FILE_BYTES : MAX_DATA_BYTES);
    } catch (error) {
      return { ok: false, reason: `it cannot be read: ${failureOf(error).text}` };
    }
  };

  return {
    read(path) {
      const unsaved = overlay?.get(path);
      if (unsaved !== undefined) return unsaved;
      const outcome = open(path);
      return outcome.ok ? outcome.text : undefined;
    },
    exists(path) {
      if (overlay?.get(path) !== undefined) return true;
      const native = toNative(realRoot, path);
      const stats = native === undefined ? undefined : quietStat(native);
      if (!native || !stats) return false;
      if (!stats.isSymbolicLink()) return stats.isFile() && locate(path) !== undefined;
      const target = realPath(native);
      return (
        target !== undefined && isInside(realRoot, target) && quietStat(target)?.isFile() === true
      );
    },
    unreadable(path) {
      if (overlay?.get(path) !== undefined) return undefined;
      const outcome = open(path);
      return outcome.ok ? undefined : outcome.reason;
    },
    stamp(path) {
      const native = overlay?.get(path) === undefined ? locate(path) : undefined;
      const stats = native === undefined ? undefined : quietStat(native);
      if (!stats?.isFile() || Date.now() - Math.max(stats.mtimeMs, stats.ctimeMs) < SETTLED_MS) {
        return undefined;
      }
      return [stats.mtimeMs, stats.ctimeMs, stats.size, stats.ino].join(":");
    },
    reset() {
      folders.clear();
    },
  };
}

/** What bytes that are no UTF-8 become, such as the first two of UTF-16. */
const UNREADABLE = "\ufffd";
const BYTE_ORDER_MARK = "\ufeff";

function readText(native: string, { size }: Stats, limit: number): Outcome {
  if (size > limit) return { ok: false, reason: `larger than ${limit / MAX_FILE_BYTES} MB` };
  // One call for all of it: of small files the calls take longer than the reading.
  const text = readFileSync(native, "utf8");
  if (text.startsWith(UNREADABLE) && isUtf16(native)) {
    return { ok: false, reason: "UTF-16 text, only UTF-8 is read" };
  }
  const nul = text.indexOf("\0");
  if (nul !== -1 && nul < SNIFFED_CHARACTERS) return { ok: false, reason: "binary" };
  return { ok: true, text: text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text };
}

function isUtf16(native: string): boolean {
  const [first, second] = readFileSync(native);
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function realPath(native: string): string | undefined {
  try {
    return realpathSync.native(native);
  } catch {
    return undefined;
  }
}

function quietStat(native: string): Stats | undefined {
  try {
    return lstatSync(native, { throwIfNoEntry: false });
  } catch {
    // Such as a path through a file, or one that is too long: nothing is there.
    return undefined;
  }
}
