import type { DocumentForm, PackageFacts } from "../engine/api.ts";
import { type AnswerBody, TooLargeError, unpackHere } from "./answer-body.ts";
import { digestDocument } from "./document-digest.ts";
import type { Failure } from "./failure.ts";

export type FetchResult<Document = unknown> =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly failure: Failure };

/** What is to be kept of a document. */
export interface Wanted {
  readonly name: string;
  readonly form: DocumentForm;
  /** Also what each version asks for. */
  readonly withNeeds: boolean;
  /** Milliseconds since 1970. */
  readonly fetchedAt: number;
  /** Of the unpacked document. */
  readonly maxBytes: number;
}

/** Unpacks, parses and reduces a document in this thread. Never throws. */
export function readDocument(body: AnswerBody, wanted: Wanted): FetchResult<PackageFacts> {
  try {
    return digest(unpackHere(body, wanted.maxBytes), wanted);
  } catch (error) {
    return unreadable(error);
  }
}

/** The answer as JSON. Never throws. */
export function parseAnswer(bytes: Uint8Array): FetchResult {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  try {
    return { ok: true, document: JSON.parse(text) };
  } catch {
    const start = text.trimStart();
    if (start === "" || start.startsWith("{")) return failed("truncated", true);
    return failed("not-json");
  }
}

/** Why the bytes of an answer could not be read. */
export function unreadable(error: unknown): FetchResult<never> {
  // Broken archives are as good as broken off.
  return error instanceof TooLargeError ? failed("too-large") : failed("truncated", true);
}

export function failed(reason: Failure["reason"], transient = false): FetchResult<never> {
  return { ok: false, failure: { reason, transient } };
}

function digest(bytes: Uint8Array, wanted: Wanted): FetchResult<PackageFacts> {
  const answer = parseAnswer(bytes);
  if (!answer.ok) return answer;
  const { name, form, fetchedAt, withNeeds } = wanted;
  const facts = digestDocument(answer.document, name, form, fetchedAt, withNeeds);
  return facts ? { ok: true, document: facts } : failed("wrong-shape");
}
