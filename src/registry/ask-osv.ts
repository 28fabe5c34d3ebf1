import pLimit from "p-limit";
import type { Advisory } from "../engine/api.ts";
import type { AskAdvisories, AdvisoryQuery } from "./advisories.ts";
import { type AdvisoryRequest, CANARY } from "./advisory-shape.ts";
import { noAdvisories } from "./ask-registry.ts";
import type { DocumentSource } from "./document-source.ts";
import { type Failure, notChecked } from "./failure.ts";
import type { Made, Reading } from "./read-document.ts";
import { type Ecosystem, readOsvRecord } from "./osv-record.ts";

/** A batch holds so many questions at most. */
const BATCH = 1000;
/** Of a package with more versions than this all advisories are asked for at once. */
const FEW_VERSIONS = 5;
const MAX_PAGES = 20;
const MAX_RECORDS = 3000;
const PARALLEL = 10;

const CANARIES: Readonly<Record<Ecosystem, { readonly name: string; readonly version: string }>> = {
  npm: CANARY,
  Packagist: { name: "phpmailer/phpmailer", version: "5.2.0" },
};

interface Question {
  readonly package: { readonly name: string; readonly ecosystem: Ecosystem };
  readonly version?: string;
  readonly page_token?: string;
}

type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/**
 * Asks OSV: which records are about which packages in batches, then for the records themselves,
 * each once. `ecosystem` says whose names they are.
 */
export function askOsv(source: DocumentSource, ecosystem: Ecosystem): AskAdvisories {
  const records = new Map<string, unknown>();
  return async (query, packages) => {
    const canary = CANARIES[ecosystem];
    const found = await idsOf(source, query, questionsOf(packages, canary, ecosystem));
    if (!found.ok)
      return { ok: false, why: notChecked(found.failure, "advisories", query.settings) };
    if (!found.value.has(canary.name)) {
      const why = `it has none even for ${canary.name} ${canary.version}, which is known to be vulnerable`;
      return { ok: false, why: noAdvisories(query.settings, why) };
    }
    const wanted = [...found.value].filter(([name]) => packages.has(name));
    const ids = new Map(wanted.flatMap(([, each]) => [...each]));
    if (ids.size > MAX_RECORDS) {
      return { ok: false, why: noAdvisories(query.settings, "its answer is too long to be read") };
    }
    const failure = await load(source, query, ids, records);
    if (failure) return { ok: false, why: notChecked(failure, "advisories", query.settings) };
    const advisories = new Map<string, readonly Advisory[]>();
    for (const [name, each] of wanted) {
      const list = [...each].flatMap(
        ([id, modified]) => readOsvRecord(records.get(`${id} ${modified}`), name, ecosystem) ?? [],
      );
      advisories.set(name, list);
    }
    return { ok: true, advisories };
  };
}

function questionsOf(
  packages: AdvisoryRequest,
  canary: { readonly name: string; readonly version: string },
  ecosystem: Ecosystem,
): Question[] {
  const about = (name: string, version?: string): Question => ({
    package: { name, ecosystem },
    ...(version !== undefined && { version }),
  });
  const questions = [...packages].flatMap(([name, versions]) =>
    versions.length === 0 || versions.length > FEW_VERSIONS
      ? [about(name)]
      : versions.map((version) => about(name, version)),
  );
  return [about(canary.name, canary.version), ...questions];
}

/** The ids of records by package, each with the time of its last change. Long answers come in pages. */
async function idsOf(
  source: DocumentSource,
  query: AdvisoryQuery,
  questions: readonly Question[],
): Promise<Asked<ReadonlyMap<string, ReadonlyMap<string, string>>>> {
  const found = new Map<string, Map<string, string>>();
  let open: readonly Question[] = questions;
  for (let page = 0; open.length > 0 && page < MAX_PAGES; page++) {
    const next: Question[] = [];
    for (let start = 0; start < open.length; start += BATCH) {
      const batch = open.slice(start, start + BATCH);
      const answer = await ask(source, query, "osv-page", "v1/querybatch", { queries: batch });
      if (!answer.ok) return answer;
      const { results } = answer.value;
      if (results.length !== batch.length) {
        return { ok: false, failure: { reason: "wrong-shape", transient: false } };
      }
      for (const [index, question] of batch.entries()) {
        const result = results[index];
        const { name } = question.package;
        const ids = found.get(name) ?? new Map<string, string>();
        for (const [id, modified] of result?.ids ?? []) ids.set(id, modified);
        if (ids.size > 0) found.set(name, ids);
        if (result?.next !== undefined) next.push({ ...question, page_token: result.next });
      }
    }
    open = next;
  }
  // Part of an answer is none.
  if (open.length > 0) return { ok: false, failure: { reason: "too-large", transient: false } };
  return { ok: true, value: found };
}

/** Fetches the records that are not known yet; the first failure ends it. */
async function load(
  source: DocumentSource,
  query: AdvisoryQuery,
  ids: ReadonlyMap<string, string>,
  records: Map<string, unknown>,
): Promise<Failure | undefined> {
  const limit = pLimit(PARALLEL);
  let failure: Failure | undefined;
  await Promise.all(
    [...ids].map(([id, modified]) =>
      limit(async () => {
        const key = `${id} ${modified}`;
        if (failure || records.has(key)) return;
        const answer = await ask(source, query, "osv-record", `v1/vulns/${encodeURIComponent(id)}`);
        if (answer.ok) records.set(key, answer.value);
        else failure = answer.failure;
      }),
    ),
  );
  for (const key of records.keys()) {
    if (records.size <= 2 * MAX_RECORDS) break;
    records.delete(key);
  }
  return failure;
}

async function ask<Kind extends "osv-page" | "osv-record">(
  source: DocumentSource,
  { settings, signal }: AdvisoryQuery,
  kind: Kind,
  path: string,
  json?: unknown,
): Promise<Asked<Made[Kind]>> {
  const question = { path, accept: "application/json", ...(json !== undefined && { json }) };
  const reading = { kind } as Reading<Kind>;
  const fetched = await source.ask(settings, question, reading, signal);
  if (!fetched.ok) return fetched;
  const { document } = fetched;
  // Nobody asked whether something is as it was.
  if (document.isUnchanged)
    return { ok: false, failure: { reason: "wrong-shape", transient: false } };
  return { ok: true, value: document.value };
}
