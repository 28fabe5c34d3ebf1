import type { LockedPackage } from "../../../engine/api.ts";

/** Packages that came from another host than nearly all the others. */
export interface StrangeHost {
  readonly host: string;
  readonly usual: string;
  readonly packages: readonly LockedPackage[];
}

/** One host that serves at least so much of a lockfile is the usual one. */
const USUAL_SHARE = 0.9;

/**
 * Hosts of a few packages in a lockfile whose packages nearly all come from one other host. A host
 * that serves whole scopes is a registry that somebody chose, and so is one that the project's
 * configuration names.
 */
export function strangeHosts(
  packages: readonly LockedPackage[],
  configuration: string,
): StrangeHost[] {
  const byHost = new Map<string, LockedPackage[]>();
  let counted = 0;
  for (const each of packages) {
    const host = hostOf(each.resolved);
    if (host === undefined) continue;
    counted++;
    const list = byHost.get(host);
    if (list) list.push(each);
    else byHost.set(host, [each]);
  }
  const [usual] = [...byHost].toSorted(([, a], [, b]) => b.length - a.length);
  if (!usual || counted < 20 || usual[1].length < counted * USUAL_SHARE) return [];
  const usualScopes = new Set(usual[1].map(scopeOf));
  return [...byHost].flatMap(([host, from]) => {
    if (host === usual[0] || configuration.includes(host) || isSameRegistry(host, usual[0])) {
      return [];
    }
    const isScoped = from.every((each) => {
      const scope = scopeOf(each);
      return scope !== undefined && !usualScopes.has(scope);
    });
    return isScoped ? [] : [{ host, usual: usual[0], packages: from }];
  });
}

export function isCleartextAddress(address: string | undefined): boolean {
  const host = /^http:\/\/([^/]+)/.exec(address ?? "")?.[1];
  return host !== undefined && !/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host);
}

/** Yarn has a name of its own for the registry that npm asks. */
function isSameRegistry(a: string, b: string): boolean {
  return (
    [a, b].includes("registry.yarnpkg.com") && [a, b].every((host) => host.startsWith("registry."))
  );
}

function hostOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address) && /^https?:/.test(address)
    ? new URL(address).host
    : undefined;
}

function scopeOf({ name }: LockedPackage): string | undefined {
  return name.startsWith("@") ? name.slice(0, name.indexOf("/")) : undefined;
}
