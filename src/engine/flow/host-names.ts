const ALLOWED = /allowed|trusted|permitted|white_?listed|allow_?listed/i;
const PLACE = /host|domain|origin|redirect/i;

/**
 * `isDomainAllowed(x)`, `assertTrustedOrigin(x)`: how such a check compares is too various to be
 * followed. One that compares wrongly is reported by itself.
 */
export function isHostCheck(name: string): boolean {
  return ALLOWED.test(name) && PLACE.test(name);
}

const MACHINE =
  /(?:ip|ips|ipv[46]|address|addr|network|range)\d*$|^(?:ip|address|addr)|[a-z](?:Ip|IP|Address|Addr)/;
const INWARD =
  /private|internal|loopback|reserved|blocked|forbidden|unsafe|disallowed|bogon|local/i;
const OUTWARD = /public|global|external|routable|allowed|safe/i;

/** `isPrivateIp(address)` that says no, `isPublicAddress(address)` that says yes: of what a host was looked up for. */
export function isMachineCheck(name: string, holds: boolean): boolean {
  if (!MACHINE.test(name) && !/^is_?private$/i.test(name)) return false;
  return holds ? OUTWARD.test(name) && !INWARD.test(name) : INWARD.test(name);
}

const LOOKS_UP = /^(?:get|find|load|look_?up|fetch|retrieve|select|query|resolve)/i;
/** Who has an address that the store knows: a shop that installed the app, a tenant, a channel. */
const KNOWN =
  /config|tenant|shop|store|account|install|auth|session|vendor|merchant|channel|site|connection|credential|apl$/i;
/** What is made for any address that somebody names, and kept under none. */
const IS_MADE =
  /(?:client|api|sdk|agent|service|instance|factory|repository|logger|handler|middleware|router)$/i;
const IS_PARSED = /url|uri|parse|host|domain|origin|address/i;

/**
 * `const shop = await getShopConfig(domain); if (!shop) return;`: an address under which the store
 * keeps a record is one of those that it knows.
 */
export function isLookUp(name: string, owner: string): boolean {
  if (
    !LOOKS_UP.test(name) ||
    IS_MADE.test(name) ||
    IS_PARSED.test(name.replace(/(?:by|for)\w+$/i, ""))
  )
    return false;
  return KNOWN.test(name) || KNOWN.test(owner);
}
