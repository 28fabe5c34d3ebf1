/** A file of a published package at a public network that serves them all. */
export interface CdnFile {
  readonly host: string;
  /** The file or package, short enough for a message. */
  readonly name: string;
  /** True where the address names one version, whose files never change. */
  readonly isPinned: boolean;
}

/** For each host, where in its paths the version stands: what the first group catches. */
const HOSTS: ReadonlyMap<string, RegExp> = new Map([
  ["cdn.jsdelivr.net", /^\/(?:npm\/(?:@[^/@]+\/)?[^/@]+|gh\/[^/]+\/[^/@]+)(?:@([^/]+))?(?:\/|$)/],
  ["unpkg.com", /^\/(?:@[^/@]+\/)?[^/@]+(?:@([^/]+))?(?:\/|$)/],
  ["cdnjs.cloudflare.com", /^\/ajax\/libs\/[^/]+\/([^/]+)\//],
  ["code.jquery.com", /^\/(?:[\w-]+-|(?:ui|mobile|color)\/)(\d+\.\d+\.\d+)/],
  ["ajax.googleapis.com", /^\/ajax\/libs\/[^/]+\/([^/]+)\//],
  ["stackpath.bootstrapcdn.com", /^\/[^/]+\/([^/]+)\//],
  ["maxcdn.bootstrapcdn.com", /^\/[^/]+\/([^/]+)\//],
  ["netdna.bootstrapcdn.com", /^\/[^/]+\/([^/]+)\//],
]);
/** Hosts at which an address without a version means the newest one. */
const FOLLOWS: ReadonlySet<string> = new Set(["cdn.jsdelivr.net", "unpkg.com"]);

/** The file that an address means; undefined for every other host and for addresses with holes. */
export function cdnFile(address: string): CdnFile | undefined {
  if (!/^(?:https?:)?\/\//i.test(address) || /[{}$<>\s]/.test(address)) return undefined;
  const url = URL.parse(address, "https://shop.invalid");
  if (!url) return undefined;
  const host = url.hostname;
  const version = HOSTS.get(host)?.exec(decoded(url.pathname));
  if (!version) return undefined;
  const isPinned = /^v?\d+\.\d+(?:\.\d+|-?(?:alpha|beta|rc)|$)/.test(version[1] ?? "");
  if (!isPinned && !FOLLOWS.has(host)) return undefined;
  // Two parts are one version at places that write all versions so, but a range at those for npm.
  if (FOLLOWS.has(host) && !/^v?\d+\.\d+\.\d+|^[\da-f]{7,40}$/.test(version[1] ?? ""))
    return { host, name: shortName(url.pathname), isPinned: false };
  return { host, name: shortName(url.pathname), isPinned };
}

function decoded(path: string): string {
  return path.replace(/%40/gi, "@");
}

function shortName(path: string): string {
  const name = path.split("/").findLast((part) => part !== "" && part !== "+esm") ?? path;
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
