import { describe, expect, it } from "vitest";
import { pack, packParts } from "../../../src/engine/text/pack.ts";
import { unpack } from "../../../src/engine/text/unpack.ts";

function again(value: unknown): unknown {
  return unpack(pack(value));
}

describe("packed data", () => {
  it.each([
    undefined,
    null,
    true,
    false,
    0,
    63,
    64,
    -1,
    1.5,
    -0,
    Number.NaN,
    Number.MAX_SAFE_INTEGER,
    2 ** 40,
    12n,
    "",
    "kühl \u{1F6D2} \uD800",
    [1, [undefined, "a"], {}],
    { a: 1, b: undefined, c: { a: "a" } },
    new Map<unknown, unknown>([["default", { kind: "value" }]]),
    new Uint8Array([1, 2, 255]),
  ])("comes back equal: %o", (value) => {
    expect(again(value)).toStrictEqual(value);
  });

  it("keeps the order of members, and members with any name", () => {
    const value = JSON.parse('{"b":1,"a":2,"__proto__":{"x":1},"constructor":3}');
    const read = again(value) as object;
    expect(JSON.stringify(read)).toBe(JSON.stringify(value));
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  it("holds thousands of shapes and texts", () => {
    const value = Array.from({ length: 5_000 }, (_, i) => ({ [`k${i}`]: `t${i}`, n: i }));
    expect(again(value)).toEqual(value);
  });

  it("comes in parts where it is much, without copies of what is bytes already", () => {
    const code = Array.from({ length: 6 }, (_, i) => new Uint8Array(40_000).fill(i));
    const rows = Array.from({ length: 300_000 }, (_, i) => ({ code: i % 900, weight: i / 7 }));
    const value = { code, rows, small: new Uint8Array([1]), end: "end" };
    const parts = packParts(value);
    for (const each of code) expect(parts).toContain(each);
    expect(parts.length).toBeGreaterThan(10);
    expect(Buffer.concat(parts).equals(pack(value))).toBe(true);
    expect(unpack(Buffer.concat(parts))).toEqual(value);
  });

  it("says each shape once", () => {
    const one = pack([{ start: 100, end: 200, op: "load" }]).length;
    const many = pack(Array.from({ length: 101 }, () => ({ start: 100, end: 200, op: "load" })));
    expect(many.length - one).toBeLessThanOrEqual(100 * 8);
  });

  it("is refused when it is cut off or no such data", () => {
    const bytes = pack({ a: ["text", 1_000, { b: 1 }] });
    for (let length = 0; length < bytes.length; length++) {
      expect(() => unpack(bytes.subarray(0, length)), `${length} bytes`).toThrow();
    }
    expect(() => pack(() => 1)).toThrow("no data");
  });
});
