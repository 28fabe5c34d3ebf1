/** True for addresses whose traffic can be read and changed on the way. */
export function isCleartext(spec: string): boolean {
  const address = /^(?:git\+)?(https?|git):\/\/([^/#]*)/i.exec(spec.trim());
  const [, protocol, host = ""] = address ?? [];
  if (protocol === undefined || protocol.toLowerCase() === "https") return false;
  return !/^(?:[^@]*@)?(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);
}

/** A commit in full, or so much of it that no branch is called like that. */
export function hasCommit(spec: string): boolean {
  const hash = spec.slice(spec.indexOf("#") + 1);
  return spec.includes("#") && /^(?:commit=)?[0-9a-f]{7,64}(?:&|$)/i.test(hash);
}

/** Archives whose address names a commit or a published version do not change. */
export function isTarball(spec: string): boolean {
  return !/\/(?:tarball|archive|tar\.gz|codeload)\/[0-9a-f]{40}/i.test(spec);
}

/** The commit that a lockfile wrote down behind the address. */
export function lockedCommit(resolved: string): string | undefined {
  return /(?:#(?:commit=)?|\/tar\.gz\/)([0-9a-f]{40})\b/i.exec(resolved)?.[1];
}
