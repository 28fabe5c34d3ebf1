/** Headers that speak to networks in front of the shop only. */
const OF_NETWORKS =
  /^(?:cdn-cache-control|surrogate-control|vercel-cdn-cache-control|cloudflare-cdn-cache-control|netlify-cdn-cache-control)$/i;

/** True where a header lets a cache that customers share keep the response. */
export function isSharedCache(header: string, value: string): boolean {
  const isOfNetworks = OF_NETWORKS.test(header);
  if (!isOfNetworks && header.toLowerCase() !== "cache-control") return false;
  const parts = value
    .toLowerCase()
    .split(",")
    .map((part) => part.trim());
  if (parts.some((part) => /^(?:private|no-store|no-cache)\b/.test(part))) return false;
  const age = (name: string) =>
    parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  const shared = age("s-maxage") ?? age("max-age");
  if (shared === "0") return false;
  if (isOfNetworks) return shared !== undefined;
  return parts.includes("public") || age("s-maxage") !== undefined;
}
