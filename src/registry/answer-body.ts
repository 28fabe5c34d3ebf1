import { gunzip, gunzipSync, constants, type ZlibOptions } from "node:zlib";

/** What a registry answered. */
export interface AnswerBody {
  /** They own their memory, so that another thread can take them over. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** True while they are packed as `gzip` does it. */
  readonly packed: boolean;
}

/** The answer says more than anybody wants to hold. */
export class TooLargeError extends Error {}

/** Reads a body to its end; one with more bytes than allowed is given up on the way. */
export async function readBody(
  chunks: AsyncIterable<Uint8Array>,
  packed: boolean,
  maxBytes: number,
): Promise<AnswerBody> {
  const list: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > maxBytes) throw new TooLargeError();
    list.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of list) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return { bytes, packed };
}

/** Unpacks beside this thread. Throws a `TooLargeError`, or what zlib says of bytes that it cannot read. */
export async function unpack({ bytes, packed }: AnswerBody, maxBytes: number): Promise<Uint8Array> {
  if (!packed || bytes.length === 0) return bytes;
  return new Promise((resolve, reject) => {
    gunzip(bytes, limits(maxBytes), (error, unpacked) => {
      if (error) reject(wordOf(error));
      else resolve(unpacked);
    });
  });
}

/** The same in this thread. */
export function unpackHere(
  { bytes, packed }: AnswerBody,
  maxBytes: number,
): Uint8Array<ArrayBuffer> {
  if (!packed || bytes.length === 0) return bytes;
  try {
    return gunzipSync(bytes, limits(maxBytes));
  } catch (error) {
    throw wordOf(error);
  }
}

/** Servers that leave the end of the archive out are understood, as by browsers; a small answer must not fill the memory. */
function limits(maxBytes: number): ZlibOptions {
  return {
    flush: constants.Z_SYNC_FLUSH,
    finishFlush: constants.Z_SYNC_FLUSH,
    maxOutputLength: maxBytes,
    chunkSize: 65_536,
  };
}

function wordOf(error: unknown): unknown {
  const isLong = error instanceof RangeError && Object(error)["code"] === "ERR_BUFFER_TOO_LARGE";
  return isLong ? new TooLargeError() : error;
}
