/** Paths that lead out of a folder, wherever their two dots stand. */
const WAYS_UP = ["..", "../a", "a/..", "a/../b", "../../a", "./../a"];

/** `/(?:^|[\\/])\.\.(?:[\\/]|$)/`: two dots by themselves between slashes are found wherever they stand. */
export function findsWaysUp(pattern: string, flags: string): boolean {
  if (!pattern.includes("\\.") && !pattern.includes("[.]")) return false;
  const searched = compiled(pattern, flags);
  return searched !== undefined && WAYS_UP.every((path) => searched.test(path));
}

/** An object is matched as the text that it becomes; none of its operators survives a pattern without it. */
export function refusesObjects(pattern: string, flags: string): boolean {
  const tried = compiled(pattern, flags);
  return tried !== undefined && !tried.test("[object Object]");
}

function compiled(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags.replace(/[gy]/g, ""));
  } catch {
    return undefined;
  }
}
