type Provider = () => string[];
const providers: Provider[] = [];

export function registerProvider(provider: Provider): void {
  providers.push(provider);
}

function allowedHosts(): string[] {
  const configured = (process.env.ALLOWED_HOSTS || "")
    .split(",")
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean);
  const provided = providers.flatMap((provider) => provider());
  return [...new Set([...configured, ...provided.map((host) => host.toLowerCase())])];
}

function isAllowed(host: string | undefined): boolean {
  if (!host) {
    return false;
  }
  return allowedHosts().includes(host.toLowerCase());
}

/** The parsed address, or an exception. */
export function assertAllowedUrl(raw: string): URL {
  let url: URL;
  try {
    url = new URL(raw);
  } catch {
    throw new Error("no address");
  }
  const host = url.hostname.replace(/^\[/, "").replace(/\]$/, "");
  if (!isAllowed(host)) throw new Error(`${host} is not allowed`);
  return url;
}

/** Looks at the scheme only. */
export function assertWebUrl(raw: string): URL {
  const url = new URL(raw);
  if (url.protocol !== "https:") throw new Error("no web address");
  return url;
}

/** What is taken out in the middle makes another host of it. */
export function assertWithout(raw: string): URL {
  const url = new URL(raw);
  const host = url.hostname.replace("-staging", "");
  if (!isAllowed(host)) throw new Error("not allowed");
  return url;
}
