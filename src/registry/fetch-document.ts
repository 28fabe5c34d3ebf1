import type { Agent } from "node:http";
import type { DocumentForm } from "../engine/api.ts";
import { PACKED } from "./agent.ts";
import { type AnswerBody, readBody, TooLargeError, unpack } from "./answer-body.ts";
import { failureOf } from "./failure.ts";
import { onAbort } from "./on-abort.ts";
import { failed, type FetchResult, parseAnswer, unreadable } from "./read-document.ts";
import type { RegistrySettings } from "./registry-settings.ts";

export interface ExchangeOptions {
  readonly settings: RegistrySettings;
  readonly agent: Agent;
  /** For the whole exchange, from the first byte sent to the last one read. */
  readonly deadlineMs: number;
  /** Of the unpacked answer. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
  readonly now: () => number;
}

export interface FetchOptions extends ExchangeOptions {
  readonly name: string;
  readonly form: DocumentForm;
  /** What the registry called the state of the document that is here, in the same form. */
  readonly etag?: string;
}

/** What a host calls the state of a document: asked with it, it spares an unchanged one. */
export interface KnownState {
  readonly etag?: string;
  /** A date in the words of HTTP. */
  readonly modified?: string;
}

/** What a registry answered about a document. */
export interface DocumentAnswer extends AnswerBody, KnownState {
  /** The document is as it was when the registry gave it that name: there is no body. */
  readonly isUnchanged: boolean;
}

/**
 * What is asked for: a path below the registry's address, and what is sent along. Where the state
 * that is here is named, another one is wanted, or nothing.
 */
export interface Question extends KnownState {
  readonly path: string;
  readonly accept: string;
  /** Sent packed, as JSON. */
  readonly body?: unknown;
  /** Sent as it is, as the fields of a form. */
  readonly form?: string;
  /** Sent as it is, as JSON: not everybody takes packed questions. */
  readonly json?: unknown;
}

interface RegistryResponse {
  readonly status: number;
  readonly body: AsyncIterable<Buffer>;
  readonly headers: { get(name: string): string | null };
}

type RegistryFetch = (
  uri: string,
  options: Readonly<Record<string, unknown>>,
) => Promise<RegistryResponse>;

const ACCEPT: Readonly<Record<DocumentForm, string>> = {
  abbreviated: "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8, */*",
  full: "application/json",
};

async function loadFetch(): Promise<{ fetch: RegistryFetch; fallback: string }> {
  const { registryFetch } = await import("./network-library.ts");
  // Its types describe another fetch library; what is used here is spelt out above.
  const fetch = registryFetch as unknown as RegistryFetch & {
    pickRegistry: (spec: string) => string;
  };
  return { fetch, fallback: fetch.pickRegistry("name") };
}

/** The registry that npm's client asks when nothing is configured. */
export async function defaultRegistry(): Promise<string> {
  return (await loadFetch()).fallback;
}

/** One request for one document as it comes, without retries. Never throws. */
export function fetchDocument(options: FetchOptions): Promise<FetchResult<DocumentAnswer>> {
  const { name, form, etag } = options;
  const accept = ACCEPT[form];
  return fetchAnswer(
    { path: encodeName(name), accept, ...(etag !== undefined && { etag }) },
    options,
  );
}

/** One request for anything else that a registry has, below its address. Never throws. */
export function fetchPath(path: string, options: ExchangeOptions): Promise<FetchResult> {
  return exchange({ path, accept: "application/json" }, options);
}

/** One question, and its answer as JSON. Never throws. */
async function exchange(question: Question, options: ExchangeOptions): Promise<FetchResult> {
  const answer = await fetchAnswer(question, options);
  if (!answer.ok) return answer;
  try {
    return parseAnswer(await unpack(answer.document, options.maxBytes));
  } catch (error) {
    return unreadable(error);
  }
}

/** What became of a question about something that may be here already. */
export type Answer<Value> =
  | { readonly isUnchanged: true; readonly state: KnownState }
  | { readonly isUnchanged: false; readonly state: KnownState; readonly value: Value };

/** One question, and its answer as it comes, without retries. Never throws. */
export async function fetchAnswer(
  question: Question,
  options: ExchangeOptions,
): Promise<FetchResult<DocumentAnswer>> {
  const { settings, signal } = options;
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(new DeadlineError()), options.deadlineMs);
  const stay = onAbort(signal, () => limit.abort());
  try {
    if (signal?.aborted) return failed("cancelled");
    const { fetch } = await loadFetch();
    const response = await fetch(`${settings.url}${question.path}`, {
      ...settings.auth,
      registry: settings.url,
      agent: options.agent,
      ca: settings.ca,
      strictSSL: settings.strictSsl,
      headers: { accept: question.accept, "accept-encoding": "gzip", ...headersOf(question) },
      ...bodyOf(question),
      userAgent: "storewarden",
      // Retries are made by the caller, who knows of other requests to the same host.
      retry: { retries: 0 },
      timeout: options.deadlineMs,
      signal: limit.signal,
    });
    const isPacked = response.headers.get(PACKED) !== null;
    const body = await readBody(response.body, isPacked, options.maxBytes);
    const etag = response.headers.get("etag");
    // Who was not asked for changes only cannot answer that there are none.
    const wasNamed = question.etag !== undefined || question.modified !== undefined;
    const isUnchanged = response.status === 304 && wasNamed;
    const modified = response.headers.get("last-modified");
    const state = { ...(isTag(etag) && { etag }), ...(isDate(modified) && { modified }) };
    return { ok: true, document: { ...body, isUnchanged, ...state } };
  } catch (error) {
    if (error instanceof TooLargeError) {
      limit.abort();
      return failed("too-large");
    }
    if (signal?.aborted) return failed("cancelled");
    if (limit.signal.aborted) return failed("timeout");
    return { ok: false, failure: failureOf(error, options.now()) };
  } finally {
    clearTimeout(timer);
    stay();
  }
}

function bodyOf({ body, form, json }: Question): Readonly<Record<string, unknown>> {
  if (body !== undefined) return { method: "POST", body, gzip: true };
  const plain = form ?? json;
  return plain === undefined ? {} : { method: "POST", body: plain };
}

function headersOf({ form, etag, modified }: Question): Readonly<Record<string, string>> {
  return {
    ...(form !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
    ...(etag !== undefined && { "if-none-match": etag }),
    ...(modified !== undefined && { "if-modified-since": modified }),
  };
}

/** As the standard has it, and not too long to be kept with each document. */
function isTag(value: string | null): value is string {
  return value !== null && /^(?:W\/)?"[\x21\x23-\x7e]{1,200}"$/.test(value);
}

function isDate(value: string | null): value is string {
  return value !== null && /^[A-Z][a-z]{2}, [\w :]{10,40}$/.test(value);
}

class DeadlineError extends Error {}
/** The name is valid at this point; only the slash of a scope needs care. */
function encodeName(name: string): string {
  return name.startsWith("@") ? `@${encodeURIComponent(name.slice(1))}` : encodeURIComponent(name);
}
