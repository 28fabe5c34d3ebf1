/** Folders are relative to the root, with forward slashes; the root is empty. */
export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}

export function above(folder: string): string | undefined {
  return folder === "" ? undefined : parentOf(folder);
}

export function join(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

export function relativeTo(base: string, folder: string): string {
  return base === "" ? folder : folder.slice(base.length + 1);
}

/** Whether no folder above one has something. */
export function isTopmost(folder: string, has: (folder: string) => boolean): boolean {
  for (let each = above(folder); each !== undefined; each = above(each)) {
    if (has(each)) return false;
  }
  return true;
}
