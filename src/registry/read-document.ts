import type { Advisory, DocumentForm, PackageFacts } from "../engine/api.ts";
import { readAdvisories } from "./advisory-shape.ts";
import { type AnswerBody, TooLargeError, unpackHere } from "./answer-body.ts";
import { type ComposerNames, readComposerNames } from "./composer-older.ts";
import { type ComposerRoot, readComposerRoot } from "./composer-root.ts";
import { digestDocument } from "./document-digest.ts";
import type { Failure } from "./failure.ts";
import { type ArchivedState, readGithubRepository } from "./github-repository.ts";
import { type OsvPage, readOsvPage, reduceOsvRecord } from "./osv-answers.ts";
import {
  type PackagistDocument,
  readPackagistAdvisories,
  readPackagistDocument,
} from "./packagist-shape.ts";

export type FetchResult<Document = unknown> =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly failure: Failure };

/** What is made of answers, by kind. Plain data, so that a thread can make it. */
export interface Made {
  readonly "npm-document": PackageFacts;
  readonly "npm-advisories": ReadonlyMap<string, readonly Advisory[]>;
  readonly "packagist-document": PackagistDocument;
  readonly "packagist-advisories": ReadonlyMap<string, readonly Advisory[]>;
  readonly "composer-root": ComposerRoot;
  readonly "composer-names": ComposerNames;
  readonly "github-repository": ArchivedState;
  readonly "osv-page": OsvPage;
  readonly "osv-record": Readonly<Record<string, unknown>>;
}
export type AnswerKind = keyof Made;

interface Names {
  /** Nothing is kept of others. */
  readonly names: ReadonlySet<string>;
}

interface Inputs {
  readonly "npm-document": {
    readonly name: string;
    readonly form: DocumentForm;
    /** Also what each version asks for. */
    readonly withNeeds: boolean;
    /** Milliseconds since 1970. */
    readonly fetchedAt: number;
  };
  readonly "npm-advisories": Names;
  readonly "packagist-document": { readonly name: string };
  readonly "packagist-advisories": Names;
  readonly "composer-root": object;
  readonly "composer-names": object;
  readonly "github-repository": object;
  readonly "osv-page": object;
  readonly "osv-record": object;
}

/** What is to be kept of an answer. */
export type Reading<Kind extends AnswerKind> = Inputs[Kind] & { readonly kind: Kind };

/** The same with the limit for the unpacked answer. */
export type Wanted<Kind extends AnswerKind = AnswerKind> = Reading<Kind> & {
  readonly maxBytes: number;
};

const MAKERS: {
  readonly [Kind in AnswerKind]: (answer: unknown, input: Inputs[Kind]) => Made[Kind] | undefined;
} = {
  "npm-document": (answer, { name, form, fetchedAt, withNeeds }) =>
    digestDocument(answer, name, form, fetchedAt, withNeeds),
  "npm-advisories": (answer, { names }) => readAdvisories(answer, names),
  "packagist-document": (answer, { name }) => readPackagistDocument(answer, name),
  "packagist-advisories": (answer, { names }) => readPackagistAdvisories(answer, names),
  "composer-root": readComposerRoot,
  "composer-names": readComposerNames,
  "github-repository": readGithubRepository,
  "osv-page": readOsvPage,
  "osv-record": reduceOsvRecord,
};

/** Unpacks, parses and reduces an answer in this thread. Never throws. */
export function readDocument<Kind extends AnswerKind>(
  body: AnswerBody,
  wanted: Wanted<Kind>,
): FetchResult<Made[Kind]> {
  try {
    const answer = parseAnswer(unpackHere(body, wanted.maxBytes));
    if (!answer.ok) return answer;
    const made = MAKERS[wanted.kind](answer.document, wanted);
    return made ? { ok: true, document: made } : failed("wrong-shape");
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
