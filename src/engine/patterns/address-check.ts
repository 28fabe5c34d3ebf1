/** Ends of host names that are no endings of file names and no members of objects. */
const TOP_LEVEL =
  "(?:com|org|net|io|dev|app|shop|store|co|biz|info|eu|uk|de|fr|nl|it|es|pl|ch|at|be|se|no|dk|fi|us|ca|au|jp|cn|in|br|ru|cz|me|tv|ai|cloud|online|site|tech|gov|edu|mil|int|example|test|internal|local|xyz|page|link|market|pay)";
const HOST = new RegExp(`^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)+${TOP_LEVEL}(?::\\d+)?$`, "i");
const SCHEME = /^(?:https?:)?\/\//i;

/** True for `shop.com`, `www.shop.example:8080`. */
export function isHost(text: string): boolean {
  return HOST.test(text);
}

/**
 * True for a check with a fixed text that addresses of other hosts pass, too:
 * `includes("shop.com")`, `startsWith("https://shop.com")`, `endsWith("shop.com")`.
 */
export function isWeakAddressCheck(method: string, fixed: string): boolean {
  const address = fixed.replace(SCHEME, "");
  const hasScheme = address !== fixed;
  switch (method) {
    case "includes":
    case "indexOf":
    case "lastIndexOf":
      return isHost(address.replace(/^[.@]|\/$/g, ""));
    case "startsWith":
      return isHost(address);
    case "endsWith":
      return !hasScheme && isHost(address);
    default:
      return false;
  }
}
