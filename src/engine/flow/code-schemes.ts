/** Schemes of addresses that run what comes behind them, or show it as a page. */
const CODE_SCHEMES = ["javascript:", "data:", "vbscript:"];

/**
 * True when nothing that comes behind a beginning makes it an address that runs code: it is not even
 * a part of such a scheme. Browsers leave out what cannot be seen, before the scheme and in it.
 */
export function cannotRunCode(beginning: string): boolean {
  // oxlint-disable-next-line no-control-regex
  const seen = beginning.replace(/[\u0000-\u0020]/g, "").toLowerCase();
  return (
    seen !== "" &&
    CODE_SCHEMES.every((scheme) => !scheme.startsWith(seen) && !seen.startsWith(scheme))
  );
}
