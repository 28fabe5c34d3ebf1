/**
 * EverShop writes what runs before a route into the name of its file: `[bodyJson,auth]save.ts` comes
 * after `bodyJson.ts` and `auth.ts` of the same folder.
 */
export function middlewaresBeside(path: string): readonly string[] {
  const match = /^(.*\/)?\[([\w,]+)\]\w+(?:\[[\w,]*\])?\.(\w+)$/.exec(path);
  if (!match) return [];
  const [, folder = "", names = "", extension = ""] = match;
  return names.split(",").map((name) => `${folder}${name}.${extension}`);
}
