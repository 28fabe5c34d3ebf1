/** Paths that lead out of a folder, wherever their two dots stand. */
const WAYS_UP = ["..", "../a", "a/..", "a/../b", "../../a", "./../a"];

/** `/(?:^|[\\/])\.\.(?:[\\/]|$)/`: two dots by themselves between slashes are found wherever they stand. */
export function findsWaysUp(pattern: string, flags: string): boolean {
  if (!pattern.includes("\\.") && !pattern.includes("[.]")) return false;
  const searched = compiled(pattern, flags);
  return searched !== undefined && WAYS_UP.every((path) => searched.test(path));
}

/** Of each network that is nobody's outside: this machine, what is near it, and what a host tells its machines. */
const INSIDE = ["127.0.0.1", "10.1.2.3", "172.16.4.5", "192.168.1.1", "169.254.169.254"];
const OUTSIDE = ["8.8.8.8", "93.184.216.34"];

/** `/^(?:10|127)\.|^192\.168\.|…/` */
export function findsPrivateAddresses(pattern: string, flags: string): boolean {
  if (!pattern.includes("127") || !pattern.includes("192")) return false;
  const searched = compiled(pattern, flags);
  return (
    searched !== undefined &&
    INSIDE.every((address) => searched.test(address)) &&
    !OUTSIDE.some((address) => searched.test(address))
  );
}

/** An object is matched as the text that it becomes; none of its operators survives a pattern without it. */
export function refusesObjects(pattern: string, flags: string): boolean {
  const tried = compiled(pattern, flags);
  return tried !== undefined && !tried.test("[object Object]");
}

/** True when no text that holds the name of what all objects share goes unnoticed. */
export function findsPrototype({
  pattern,
  flags,
}: {
  readonly pattern: string;
  readonly flags: string;
}): boolean {
  if (!pattern.includes("proto")) return false;
  const searched = compiled(pattern, flags);
  return searched !== undefined && searched.test("__proto__") && searched.test("a.__proto__.b");
}

function compiled(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags.replace(/[gy]/g, ""));
  } catch {
    return undefined;
  }
}
