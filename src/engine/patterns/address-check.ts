/** Ends of host names that are no endings of file names and no members of objects. */
const TOP_LEVEL =
  "(?:com|org|net|io|dev|app|shop|store|co|biz|info|eu|uk|de|fr|nl|it|es|pl|ch|at|be|se|no|dk|fi|us|ca|au|jp|cn|in|br|ru|cz|me|tv|ai|cloud|online|site|tech|gov|edu|mil|int|example|test|internal|local|xyz|page|link|market|pay)";
const LABELS = `(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)+${TOP_LEVEL}`;
const HOST = new RegExp(`^(?:https?:)?(?://)?(?:www\\.)?${LABELS}(?::\\d+)?$`, "i");
const SCHEME = /^(?:https?:)?\/\//i;

/**
 * True for a check with a fixed text that addresses of other hosts pass, too:
 * `includes("shop.com")`, `startsWith("https://shop.com")`, `endsWith("shop.com")`.
 */
export function isWeakAddressCheck(method: string, fixed: string): boolean {
  switch (method) {
    case "includes":
    case "indexOf":
    case "lastIndexOf":
    case "search":
      return (
        HOST.test(fixed.replace(/^[./]+|[/]+$/g, "")) ||
        (/^\.[^/]+$/.test(fixed) && HOST.test(fixed.slice(1)))
      );
    case "startsWith":
      return HOST.test(fixed) && (SCHEME.test(fixed) || /\.[a-z]+$/i.test(fixed));
    case "endsWith":
      return HOST.test(fixed) && !fixed.startsWith(".") && !SCHEME.test(fixed);
    default:
      return false;
  }
}
