import {
  UNDEFINED,
  NULL,
  FALSE,
  TRUE,
  POSITIVE,
  NEGATIVE,
  DOUBLE,
  BIGINT,
  TEXT,
  ARRAY,
  OBJECT,
  MAP,
  BYTES,
  SMALL_NUMBER,
  SMALL_OBJECT,
  SMALL_TEXT,
} from "./pack-format.ts";

/** @throws Error when the bytes were not made by `pack`. */
export function unpack(bytes: Uint8Array): unknown {
  const unpacker = new Unpacker(bytes);
  return unpacker.read();
}

/** Each of them costs as much as what a small file holds. */
const DECODER = new TextDecoder();

class Unpacker {
  readonly #bytes: Uint8Array;
  readonly #texts: readonly string[];
  readonly #shapes: readonly (readonly string[])[];
  #at: number;

  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = 4 + view.getUint32(0);
    const names: unknown = JSON.parse(DECODER.decode(bytes.subarray(4, end)));
    const { texts, shapes } = names as { texts: string[]; shapes: string[][] };
    // A plain view, since slices of Node's buffers would be windows that keep the whole alive.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#texts = texts;
    this.#shapes = shapes;
    this.#at = end;
  }

  read(): unknown {
    const tag = this.#byte();
    if (tag >= SMALL_TEXT) return this.#text(tag - SMALL_TEXT);
    if (tag >= SMALL_OBJECT) return this.#object(tag - SMALL_OBJECT);
    if (tag >= SMALL_NUMBER) return tag - SMALL_NUMBER;
    switch (tag) {
      case UNDEFINED:
        return undefined;
      case NULL:
        return null;
      case FALSE:
        return false;
      case TRUE:
        return true;
      case POSITIVE:
        return this.#varint();
      case NEGATIVE:
        return -this.#varint();
      case DOUBLE:
        return this.#double();
      case BIGINT:
        return BigInt(String(this.read()));
      case TEXT:
        return this.#text(this.#varint());
      case ARRAY:
        return this.#array();
      case OBJECT:
        return this.#object(this.#varint());
      case MAP:
        return this.#map();
      case BYTES:
        return this.#slice(this.#varint());
      default:
        throw new Error(`no data begins with ${tag}`);
    }
  }

  #text(number: number): string {
    const text = this.#texts[number];
    if (typeof text !== "string") throw new Error("a text is missing");
    return text;
  }

  #object(number: number): object {
    const names = this.#shapes[number];
    if (!names) throw new Error("a shape is missing");
    const object: Record<string, unknown> = {};
    for (const name of names) {
      const value = this.read();
      if (name === "__proto__") Object.defineProperty(object, name, { ...OWN, value });
      else object[name] = value;
    }
    return object;
  }

  #array(): unknown[] {
    const array: unknown[] = [];
    for (let rest = this.#varint(); rest > 0; rest--) array.push(this.read());
    return array;
  }

  #map(): Map<unknown, unknown> {
    const map = new Map<unknown, unknown>();
    for (let rest = this.#varint(); rest > 0; rest--) map.set(this.read(), this.read());
    return map;
  }

  #slice(length: number): Uint8Array {
    const bytes = this.#bytes.slice(this.#at, this.#at + length);
    if (bytes.length !== length) throw new Error("the data ends early");
    this.#at += length;
    return bytes;
  }

  #double(): number {
    const { buffer, byteOffset } = this.#bytes;
    const value = new DataView(buffer, byteOffset).getFloat64(this.#at);
    this.#at += 8;
    return value;
  }

  #varint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.#byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new Error("the data ends early");
    return byte;
  }
}

const OWN = { enumerable: true, configurable: true, writable: true };
