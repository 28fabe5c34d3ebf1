/**
 * Files that say what runs before a route, to be read first.
 *
 * EverShop writes what runs before a route into the name of its file: `[bodyJson,auth]save.ts` comes
 * after `bodyJson.ts` and `auth.ts` of the same folder.
 * Medusa's `src/api/middlewares.ts` is for all routes below its folder.
 */
export function middlewaresBeside(path: string): readonly string[] {
  const match = /^(.*\/)?\[([\w,]+)\]\w+(?:\[[\w,]*\])?\.(\w+)$/.exec(path);
  const medusa = /^((?:.*\/)?src\/api\/).+\/route\.([jt]s)$/.exec(path);
  if (medusa) return [`${medusa[1]}middlewares.${medusa[2]}`];
  if (!match) return [];
  const [, folder = "", names = "", extension = ""] = match;
  return names.split(",").map((name) => `${folder}${name}.${extension}`);
}
