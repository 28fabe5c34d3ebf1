import { type Advisory, exportsInList, exportsInProse, type Severity } from "../engine/api.ts";
import { cvssScore, severityOf } from "./cvss.ts";

/** The names that OSV has for the places that packages come from. */
export type Ecosystem = "npm" | "Packagist";

type Json = Readonly<Record<string, unknown>>;

const MAX_TEXT = 300;
const MAX_RANGE = 2000;
const MAX_EVENTS = 200;

const SEVERITIES: ReadonlyMap<string, Severity> = new Map([
  ["CRITICAL", "critical"],
  ["HIGH", "high"],
  ["MODERATE", "moderate"],
  ["MEDIUM", "moderate"],
  ["LOW", "low"],
]);

/**
 * What an OSV record says of one package; undefined where it was withdrawn, speaks of other
 * packages, or names no versions. Ranges are written as npm or Composer read them.
 */
export function readOsvRecord(
  value: unknown,
  name: string,
  ecosystem: Ecosystem,
): Advisory | undefined {
  if (!isObject(value) || typeof value["id"] !== "string") return undefined;
  if (typeof value["withdrawn"] === "string") return undefined;
  const affected = list(value["affected"]).filter((each) => isOf(each, name, ecosystem));
  const ranges = affected.flatMap((each) => rangesOf(each, ecosystem));
  const vulnerable = [...new Set(ranges)].join(" || ");
  if (vulnerable === "" || vulnerable.length > MAX_RANGE) return undefined;
  const id = value["id"].slice(0, 60);
  const aliases = list(value["aliases"]).filter(isShortText);
  const malware = [id, ...aliases].some((each) => each.startsWith("MAL-"));
  const score = scoreOf(value, affected);
  const named = isObject(value["database_specific"]) ? value["database_specific"] : {};
  const exports = ecosystem === "npm" ? exportsOf(value, affected, name) : [];
  const severity = malware
    ? "critical"
    : (SEVERITIES.get(String(named["severity"]).toUpperCase()) ??
      (score === undefined ? "moderate" : severityOf(score)));
  return {
    // What people search for, where the record is another one's copy.
    id: [id, ...aliases].find((each) => each.startsWith("GHSA-")) ?? id,
    title: titleOf(value, malware),
    severity,
    vulnerable,
    url: `https://osv.dev/vulnerability/${encodeURIComponent(id)}`,
    cwe: list(named["cwe_ids"]).filter(
      (each) => isShortText(each) && /^CWE-\d+$/.test(each),
    ) as string[],
    ...(score !== undefined && score > 0 && { score }),
    aliases: [...new Set([id, ...aliases])],
    ...(exports.length > 0 && { exports }),
    ...(malware && { malware: true as const }),
  };
}

/**
 * The exports that it is about, where the record lists them: as `affected_functions` with GitHub, as
 * symbols of imports or as functions elsewhere. Else those that its description names for certain.
 */
function exportsOf(value: Json, affected: readonly Json[], name: string): string[] {
  const places = affected.flatMap((each) => [
    each["ecosystem_specific"],
    each["database_specific"],
  ]);
  const functions = [...places, value["database_specific"]].flatMap((place) => {
    if (!isObject(place)) return [];
    const symbols = list(place["imports"]).flatMap((each) =>
      isObject(each) ? list(each["symbols"]) : [],
    );
    const affects = isObject(place["affects"]) ? list(place["affects"]["functions"]) : [];
    return [...list(place["affected_functions"]), ...symbols, ...affects];
  });
  const listed = exportsInList(functions, name);
  if (listed.length > 0) return listed;
  const { details } = value;
  return typeof details === "string" ? exportsInProse(details, name) : [];
}

function titleOf(value: Json, malware: boolean): string {
  const summary = value["summary"];
  if (typeof summary === "string" && summary.trim() !== "") return summary.slice(0, MAX_TEXT);
  return malware ? "malicious code" : "a known hole";
}

function isOf(affected: unknown, name: string, ecosystem: Ecosystem): affected is Json {
  const about = isObject(affected) ? affected["package"] : undefined;
  if (!isObject(about) || typeof about["name"] !== "string") return false;
  const same = ecosystem === "npm" ? about["name"] === name : about["name"].toLowerCase() === name;
  // What follows a colon names a part of the ecosystem.
  return same && String(about["ecosystem"]).split(":")[0] === ecosystem;
}

/** Ranges of versions, or else the versions that are listed. Commits of git say nothing here. */
function rangesOf(affected: Json, ecosystem: Ecosystem): string[] {
  const and = ecosystem === "npm" ? " " : ",";
  const found = list(affected["ranges"]).flatMap((range) => {
    if (!isObject(range) || (range["type"] !== "SEMVER" && range["type"] !== "ECOSYSTEM"))
      return [];
    return spans(list(range["events"]).slice(0, MAX_EVENTS), and);
  });
  if (found.length > 0) return found;
  return list(affected["versions"])
    .filter(isShortText)
    .slice(0, MAX_EVENTS)
    .map((version) => `=${version}`);
}

/** Each beginning with the end that follows it; one without an end has none yet. */
function spans(events: readonly unknown[], and: string): string[] {
  const ranges: string[] = [];
  let from: string | undefined;
  const close = (end: string | undefined): void => {
    if (from === undefined) return;
    const start = from === "0" ? undefined : `>=${from}`;
    ranges.push([start, end].filter((each) => each !== undefined).join(and) || "*");
    from = undefined;
  };
  for (const event of events) {
    if (!isObject(event)) continue;
    const { introduced, fixed, last_affected: last } = event;
    if (isVersion(introduced)) {
      close(undefined);
      from = introduced;
    } else if (isVersion(fixed)) close(`<${fixed}`);
    else if (isVersion(last)) close(`<=${last}`);
  }
  close(undefined);
  return ranges;
}

/** Of several vectors that of the latest version of CVSS. */
function scoreOf(value: Json, affected: readonly Json[]): number | undefined {
  const all = [value, ...affected].flatMap((each) => list(each["severity"]));
  const vectors = all.flatMap((each) =>
    isObject(each) && typeof each["score"] === "string" ? [each["score"]] : [],
  );
  for (const vector of vectors.toSorted().toReversed()) {
    const score = cvssScore(vector);
    if (score !== undefined) return score;
  }
  return undefined;
}

function isVersion(value: unknown): value is string {
  return typeof value === "string" && /^[\w.+~-]{1,100}$/.test(value);
}

function isShortText(value: unknown): value is string {
  return typeof value === "string" && value.length <= 100;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
