/** Where a path of a folder may lead from a file's own folder, inside the project. */
export function placesOf(path: string, own: string): readonly string[] {
  const plain = path.replace(/\/+$/, "");
  if (plain.startsWith("/")) return [];
  const places = [from(own, plain), ...(plain.startsWith(".") ? [] : [from("", plain)])];
  return [...new Set(places.filter((each) => each !== undefined))];
}

/** Whether a path stands in a folder: directly, or anywhere below it. */
export function isBelowFolder(path: string, folder: string, deep: boolean): boolean {
  const start = folder === "" ? "" : `${folder}/`;
  return path.startsWith(start) && (deep || !path.slice(start.length).includes("/"));
}

function from(own: string, path: string): string | undefined {
  const parts = own === "" ? [] : own.split("/");
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}
