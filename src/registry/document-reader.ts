import { type AnswerBody, TooLargeError, unpackHere } from "./answer-body.ts";
import { DocumentThread } from "./document-thread.ts";
import {
  type AnswerKind,
  type FetchResult,
  type Made,
  readDocument,
  unreadable,
  type Wanted,
} from "./read-document.ts";

/** Parsing and reducing so much takes about five milliseconds; handing it over takes a tenth of that. */
export const LARGE_BYTES = 512_000;
/** Documents of registries become a thirtieth when they are packed. */
const LARGE_PACKED_BYTES = 16_000;

/** Makes of documents what is kept of them: of small ones here, of large ones in a thread, if one can be had. */
export class DocumentReader {
  readonly #thread: DocumentThread | undefined;

  /** `program` is what the thread runs. */
  constructor(program: string | URL | undefined) {
    this.#thread = program === undefined ? undefined : new DocumentThread(program);
  }

  /** How many documents a thread has read. */
  get inThread(): number {
    return this.#thread?.answered ?? 0;
  }

  /** Never throws. */
  async read<Kind extends AnswerKind>(
    body: AnswerBody,
    wanted: Wanted<Kind>,
    signal: AbortSignal,
  ): Promise<FetchResult<Made[Kind]>> {
    let whole = body;
    if (body.packed && body.bytes.length < LARGE_PACKED_BYTES) {
      const unpacked = unpackSmall(body);
      if (!unpacked.ok) return unpacked;
      whole = unpacked.document;
    }
    const isLarge = whole.packed || whole.bytes.length > LARGE_BYTES;
    const elsewhere = isLarge ? await this.#thread?.read(whole, wanted, signal) : undefined;
    return elsewhere ?? readDocument(whole, wanted);
  }

  close(): void {
    this.#thread?.close();
  }
}

/** Of what few bytes become a large document is left packed. */
function unpackSmall(body: AnswerBody): FetchResult<AnswerBody> {
  try {
    const bytes = unpackHere(body, LARGE_BYTES);
    return { ok: true, document: { bytes, packed: false } };
  } catch (error) {
    if (error instanceof TooLargeError) return { ok: true, document: body };
    return unreadable(error);
  }
}
