import { dirname, isAbsolute, relative, resolve, sep } from "node:path";

/**
 * A manifest's folder and those above it, up to the nearest project. npm reads only one of their
 * .npmrc files; here all of them count, nearest first, so that a scope that any of them maps to a
 * registry of its own is never sent elsewhere.
 */
export function foldersUpTo(projectDirs: readonly string[], folder: string | undefined): string[] {
  if (folder === undefined) return projectDirs.slice(0, 1);
  const above = projectDirs.filter((each) => isBelow(each, folder));
  const project = above.toSorted((a, b) => b.length - a.length)[0];
  if (project === undefined) return [];
  const folders: string[] = [];
  for (let each = resolve(folder); isBelow(project, each); each = dirname(each)) {
    folders.push(each);
    if (relative(project, each) === "") break;
  }
  return folders;
}

function isBelow(dir: string, folder: string): boolean {
  const path = relative(dir, folder);
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
