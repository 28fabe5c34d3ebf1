/**
 * Plain data as few bytes: objects, arrays, maps, texts, numbers and the like, without functions and
 * without circles. What was packed comes back equal, members in their order. Texts and the names of
 * members are written once; files of code consist of thousands of objects of the same few shapes.
 */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  const parts = packParts(value);
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * The same bytes as parts, one after the other, for what is so much that a copy in one piece would
 * be felt. Large bytes in the value are not copied: they are to be left as they are until the parts were used.
 */
export function packParts(value: unknown): Uint8Array[] {
  const packer = new Packer();
  packer.write(value);
  return packer.finish();
}

/** @throws Error when the bytes were not made by `pack`. */
export function unpack(bytes: Uint8Array): unknown {
  const unpacker = new Unpacker(bytes);
  return unpacker.read();
}

const UNDEFINED = 0;
const NULL = 1;
const FALSE = 2;
const TRUE = 3;
const POSITIVE = 4;
const NEGATIVE = 5;
const DOUBLE = 6;
const BIGINT = 7;
const TEXT = 8;
const ARRAY = 9;
const OBJECT = 10;
const MAP = 11;
const BYTES = 12;
/** What is small and frequent takes one byte: the kind in the upper two bits, the number in the lower six. */
const SMALL = 64;
const SMALL_NUMBER = 64;
const SMALL_OBJECT = 128;
const SMALL_TEXT = 192;

/** A part grows up to this; then another one is begun. */
const MAX_PART = 1 << 20;
/** Bytes of this length are a part of their own. */
const OWN_PART = 1 << 14;

class Packer {
  #bytes = new Uint8Array(4096);
  #length = 0;
  /** What is written before that. */
  readonly #parts: Uint8Array[] = [];
  readonly #texts = new Map<string, number>();
  readonly #shapes = new Map<string, number>();
  readonly #shapeNames: (readonly string[])[] = [];

  write(value: unknown): void {
    switch (typeof value) {
      case "undefined":
        return this.#byte(UNDEFINED);
      case "boolean":
        return this.#byte(value ? TRUE : FALSE);
      case "number":
        return this.#number(value);
      case "bigint":
        this.#byte(BIGINT);
        return this.#text(String(value));
      case "string":
        return this.#text(value);
      case "object":
        return this.#object(value);
      default:
        throw new Error(`a ${typeof value} is no data`);
    }
  }

  finish(): Uint8Array[] {
    const names = { texts: [...this.#texts.keys()], shapes: this.#shapeNames };
    const header = new TextEncoder().encode(JSON.stringify(names));
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, header.length);
    this.#endPart();
    return [length, header, ...this.#parts];
  }

  #object(value: object | null): void {
    if (value === null) return this.#byte(NULL);
    if (Array.isArray(value)) {
      this.#byte(ARRAY);
      this.#varint(value.length);
      for (const each of value) this.write(each);
    } else if (value instanceof Map) {
      this.#byte(MAP);
      this.#varint(value.size);
      for (const [key, each] of value) {
        this.write(key);
        this.write(each);
      }
    } else if (value instanceof Uint8Array) {
      this.#byte(BYTES);
      this.#varint(value.length);
      if (value.length >= OWN_PART) {
        this.#endPart();
        this.#parts.push(value);
        return;
      }
      this.#reserve(value.length);
      this.#bytes.set(value, this.#length);
      this.#length += value.length;
    } else {
      const names = Object.keys(value);
      this.#small(SMALL_OBJECT, OBJECT, this.#shape(names));
      const fields = value as Readonly<Record<string, unknown>>;
      for (const name of names) this.write(fields[name]);
    }
  }

  #shape(names: readonly string[]): number {
    const key = names.join("\0");
    let number = this.#shapes.get(key);
    if (number === undefined) {
      number = this.#shapeNames.push(names) - 1;
      this.#shapes.set(key, number);
    }
    return number;
  }

  #text(value: string): void {
    let number = this.#texts.get(value);
    if (number === undefined) {
      number = this.#texts.size;
      this.#texts.set(value, number);
    }
    this.#small(SMALL_TEXT, TEXT, number);
  }

  #number(value: number): void {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
      if (value >= 0) return this.#small(SMALL_NUMBER, POSITIVE, value);
      this.#byte(NEGATIVE);
      return this.#varint(-value);
    }
    this.#byte(DOUBLE);
    this.#reserve(8);
    const { buffer, byteOffset } = this.#bytes;
    new DataView(buffer, byteOffset).setFloat64(this.#length, value);
    this.#length += 8;
  }

  #small(small: number, tag: number, number: number): void {
    if (number < SMALL) return this.#byte(small + number);
    this.#byte(tag);
    this.#varint(number);
  }

  #varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.#byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.#byte(rest);
  }

  #byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    if (this.#length + count > MAX_PART) {
      this.#endPart();
      this.#bytes = new Uint8Array(MAX_PART);
      return;
    }
    const larger = new Uint8Array(Math.max(4096, this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  /** What is written so far is a part; what is left of its room takes what comes next. */
  #endPart(): void {
    if (this.#length === 0) return;
    this.#parts.push(this.#bytes.subarray(0, this.#length));
    this.#bytes = this.#bytes.subarray(this.#length);
    this.#length = 0;
  }
}

class Unpacker {
  readonly #bytes: Uint8Array;
  readonly #texts: readonly string[];
  readonly #shapes: readonly (readonly string[])[];
  #at: number;

  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = 4 + view.getUint32(0);
    const names: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, end)));
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
