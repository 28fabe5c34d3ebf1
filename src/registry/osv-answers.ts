import { sentencesAboutFunctions } from "../engine/api.ts";

/** What OSV answers to one batch of questions. */
export interface OsvPage {
  /** One for each question, in their order. */
  readonly results: readonly OsvResult[];
}

interface OsvResult {
  /** Records with the time of their last change. */
  readonly ids: readonly (readonly [id: string, modified: string])[];
  /** Asks for the rest of a long answer. */
  readonly next?: string;
}

type Json = Readonly<Record<string, unknown>>;

/** More than the versions of any package that are listed one by one and still read. */
const MAX_VERSIONS = 200;

const OF_PACKAGE = ["package", "ranges", "severity", "ecosystem_specific", "database_specific"];

/** Undefined where it is no such answer. */
export function readOsvPage(answer: unknown): OsvPage | undefined {
  const results = field(answer, "results");
  return Array.isArray(results) ? { results: results.map(readResult) } : undefined;
}

/** What is read of a record, whichever package it is asked about: most of it is prose. Undefined where it is none. */
export function reduceOsvRecord(answer: unknown): Json | undefined {
  if (!isObject(answer)) return undefined;
  const affected = field(answer, "affected");
  const details = field(answer, "details");
  const sentences = typeof details === "string" ? sentencesAboutFunctions(details) : [];
  return {
    ...pick(answer, ["id", "withdrawn", "aliases", "summary", "severity", "database_specific"]),
    // Each a paragraph of its own, as it was read.
    ...(sentences.length > 0 && { details: sentences.join("\n\n") }),
    affected: (Array.isArray(affected) ? affected : []).flatMap((each: unknown): Json[] => {
      if (!isObject(each)) return [];
      const { versions } = each;
      const listed = Array.isArray(versions) ? { versions: versions.slice(0, MAX_VERSIONS) } : {};
      return [{ ...pick(each, OF_PACKAGE), ...listed }];
    }),
  };
}

function readResult(result: unknown): OsvResult {
  const vulns = field(result, "vulns");
  const ids = (Array.isArray(vulns) ? vulns : []).flatMap((each: unknown) => {
    const [id, modified] = [field(each, "id"), field(each, "modified")];
    const isId = typeof id === "string" && /^[\w.:-]{1,100}$/.test(id);
    return isId ? [[id, typeof modified === "string" ? modified : ""] as const] : [];
  });
  const next = field(result, "next_page_token");
  return { ids, ...(typeof next === "string" && next !== "" && { next }) };
}

function pick(from: Json, keys: readonly string[]): Json {
  return Object.fromEntries(
    keys.flatMap((key) => (Object.hasOwn(from, key) ? [[key, from[key]]] : [])),
  );
}

function field(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
