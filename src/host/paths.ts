import { isAbsolute, relative, resolve, sep } from "node:path";

/** A path of the engine, relative to a root and with forward slashes, as one of this machine; undefined when it leads out of the root. */
export function toNative(root: string, path: string): string | undefined {
  if (path.includes("\0")) return undefined;
  // Nearly all paths are in their shortest form already.
  if (sep === "/" && PLAIN.test(path)) return root.endsWith(sep) ? root + path : root + sep + path;
  const native = resolve(root, sep === "/" ? path : path.replaceAll("/", sep));
  return isInside(root, native) ? native : undefined;
}

/** No empty part, and none of dots alone. */
const PLAIN = /^(?:(?!\.{1,2}(?:\/|$))[^/]+(?:\/(?!$)|$))+$/;

/** The path relative to the root with forward slashes; undefined when it lies outside. */
export function toEngine(root: string, native: string): string | undefined {
  if (!isInside(root, native)) return undefined;
  const path = relative(root, native);
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** True for the root itself and all below it. Says nothing about symbolic links. */
export function isInside(root: string, native: string): boolean {
  const path = relative(root, native);
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
