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
  SMALL,
  SMALL_NUMBER,
  SMALL_OBJECT,
  SMALL_TEXT,
} from "./pack-format.ts";

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

/** A part grows up to this; then another one is begun. */
const MAX_PART = 1 << 20;
/** Bytes of this length are a part of their own. */
const OWN_PART = 1 << 14;

/** The members of an object so far, in their order; it has a number where an object ends with them. */
interface Shape {
  number: number | undefined;
  readonly further: Map<string, Shape>;
}

class Packer {
  #bytes = new Uint8Array(4096);
  #length = 0;
  /** What is written before that. */
  readonly #parts: Uint8Array[] = [];
  readonly #texts = new Map<string, number>();
  readonly #shapes: Shape = { number: undefined, further: new Map() };
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
      for (let i = 0; i < names.length; i++) this.write(fields[names[i] as string]);
    }
  }

  /** Found name by name: a text of all names would have to be made for every object. */
  #shape(names: readonly string[]): number {
    let shape = this.#shapes;
    for (const name of names) {
      let next = shape.further.get(name);
      if (!next) {
        next = { number: undefined, further: new Map() };
        shape.further.set(name, next);
      }
      shape = next;
    }
    shape.number ??= this.#shapeNames.push(names) - 1;
    return shape.number;
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
