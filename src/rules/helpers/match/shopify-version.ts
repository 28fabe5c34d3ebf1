/** Months in which Shopify brings a new version of its API. */
const QUARTERS: Readonly<Record<string, string>> = {
  January: "01",
  April: "04",
  July: "07",
  October: "10",
};
/** Every version is supported for at least so many months. */
const SUPPORTED_MONTHS = 12;

/** A version as calls name it: `2024-01`. */
const VERSION = /^20\d\d-(?:01|04|07|10)$/;

export function isApiVersion(text: string): boolean {
  return VERSION.test(text);
}

/** The version that a member of the library's enumeration stands for: `January24` is `2024-01`. */
export function versionOfMember(name: string): string | undefined {
  const [, month = "", year] = /^(January|April|July|October)(\d\d)$/.exec(name) ?? [];
  const number = QUARTERS[month];
  return number === undefined ? undefined : `20${year}-${number}`;
}

/** When Shopify stopped supporting a version, as `YYYY-MM`; undefined while it is supported. */
export function endOf(version: string, now: Date): string | undefined {
  const [year = 0, month = 1] = version.split("-").map(Number);
  const end = new Date(Date.UTC(year, month - 1 + SUPPORTED_MONTHS, 1));
  return end <= now ? end.toISOString().slice(0, 7) : undefined;
}

/** The newest version that is out on a day. */
export function newestVersion(now: Date): string {
  const quarter = Math.floor(now.getUTCMonth() / 3) * 3 + 1;
  return `${now.getUTCFullYear()}-${String(quarter).padStart(2, "0")}`;
}

/** Versions in addresses of the Admin and Storefront APIs, with their place in the text. */
export function versionsInAddress(text: string): { version: string; start: number }[] {
  const pattern =
    /(?:\/admin\/api\/|\/api\/(?=20\d\d-\d\d\/graphql))(20\d\d-(?:01|04|07|10))(?=\/)/g;
  return [...text.matchAll(pattern)].map((match) => ({
    version: match[1] ?? "",
    start: match.index + match[0].length - (match[1]?.length ?? 0),
  }));
}
