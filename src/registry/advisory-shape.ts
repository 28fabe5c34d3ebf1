import semver from "semver";
import { type Advisory, type AdvisoryResult, SEVERITIES, type Severity } from "../engine/api.ts";

/** Versions by package name. */
export type AdvisoryRequest = ReadonlyMap<string, readonly string[]>;

/** An answer about advisories that is one. */
export type Answered = Extract<AdvisoryResult, { readonly ok: true }>;

type Json = Readonly<Record<string, unknown>>;

/** More than any package has. */
const MAX_FOR_NAME = 500;
const MAX_TEXT = 300;

/** A version of which every registry with advisories knows one: who does not is no such registry. */
export const CANARY = { name: "minimist", version: "0.0.8" } as const;

/**
 * The advisories of an answer, by name; of names that nobody asked about nothing is kept.
 * Undefined where it is no such answer at all.
 */
export function readAdvisories(
  answer: unknown,
  asked: ReadonlySet<string>,
): Map<string, readonly Advisory[]> | undefined {
  if (!isObject(answer)) return undefined;
  const byName = new Map<string, readonly Advisory[]>();
  for (const [name, list] of Object.entries(answer)) {
    if (!Array.isArray(list)) return undefined;
    if (!asked.has(name)) continue;
    const advisories = list.slice(0, MAX_FOR_NAME).flatMap((each) => readAdvisory(each) ?? []);
    if (advisories.length > 0) byName.set(name, advisories);
  }
  return byName;
}

/** One advisory as this version keeps it: a file on disk may hold anything. */
export function isAdvisory(value: unknown): value is Advisory {
  return (
    isObject(value) &&
    typeof value["id"] === "string" &&
    typeof value["title"] === "string" &&
    isSeverity(value["severity"]) &&
    typeof value["vulnerable"] === "string" &&
    Array.isArray(value["cwe"]) &&
    (value["url"] === undefined || typeof value["url"] === "string") &&
    (value["score"] === undefined || typeof value["score"] === "number") &&
    (value["malware"] === undefined || value["malware"] === true) &&
    (value["aliases"] === undefined || isTextList(value["aliases"])) &&
    (value["exports"] === undefined || isTextList(value["exports"]))
  );
}

function readAdvisory(value: unknown): Advisory | undefined {
  if (!isObject(value)) return undefined;
  const { title, severity, cvss, cwe, id } = value;
  const vulnerable = value["vulnerable_versions"];
  const url = address(value["url"]);
  if (typeof vulnerable !== "string" || validRange(vulnerable) === undefined) return undefined;
  const score = isObject(cvss) ? cvss["score"] : undefined;
  return {
    // The number is the registry's own; the name in the address is what people search for.
    id: /GHSA(?:-[0-9a-z]{4}){3}/.exec(url ?? "")?.[0] ?? String(id ?? "").slice(0, 40),
    title: typeof title === "string" ? title.slice(0, MAX_TEXT) : "a known hole",
    severity: isSeverity(severity) ? severity : "high",
    vulnerable,
    ...(url !== undefined && { url }),
    cwe: Array.isArray(cwe) ? cwe.filter((each) => /^CWE-\d+$/.test(String(each))).map(String) : [],
    // Zero means that nobody has given one.
    ...(typeof score === "number" && score > 0 && score <= 10 && { score }),
  };
}

function validRange(range: string): string | undefined {
  try {
    return range.length <= 2000 ? (semver.validRange(range, true) ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

function address(value: unknown): string | undefined {
  return typeof value === "string" && /^https:\/\/[^\s"'<>]{1,200}$/.test(value)
    ? value
    : undefined;
}

/** A severity in any of the spellings of those who give one. */
export function severityWord(value: unknown): Severity | undefined {
  const word = typeof value === "string" ? value.toLowerCase() : undefined;
  if (word === "medium") return "moderate";
  return isSeverity(word) ? word : undefined;
}

function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.some((each) => each === value);
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
