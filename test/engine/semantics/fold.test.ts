import { describe, expect, it } from "vitest";
import { constants, probes } from "./probe.ts";

describe("constants", () => {
  it("are folded from literals, names, templates and arithmetic", () => {
    expect(
      constants(`const a = "x"; const n = 2;
        probe("x"); probe(a); probe(\`\${a}-\${n}\`); probe(a + n); probe(1000 * 60); probe(2 ** 14);
        probe(1 << 15); probe(-n); probe(!n); probe(void 0); probe(undefined); probe(null);
        enum E { A = "e" } probe(E.A); probe(E["A"]); probe(("x" as string)!);`),
    ).toEqual([
      "x",
      "x",
      "x-2",
      "x2",
      60000,
      16384,
      32768,
      -2,
      false,
      undefined,
      undefined,
      null,
      "e",
      "e",
      "x",
    ]);
  });

  it("are unknown where the value can be another at run time", () => {
    expect(
      constants(`let a = "x"; a = y; probe(a);
        const { b = "x" } = options; probe(b);
        function f(c = "x") { probe(c); }
        probe(process.env.A); probe(/x/); probe(a ? "x" : "y"); probe([1]); probe(o.x);`),
    ).toEqual(Array.from({ length: 8 }, () => "unknown"));
  });

  it("are unknown in circles and do not grow without end", () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `const a${i + 1} = a${i} + a${i};`);
    expect(constants(`const a0 = "xxxxxxxxxx"; ${doubling.join("")} probe(a60);`)).toEqual([
      "unknown",
    ]);
    expect(constants(`const a = b; const b = a; probe(a);`)).toEqual(["unknown"]);
    expect(constants(`const a = { x: b.x }; const b = { x: a.x }; probe(a.x);`)).toEqual([
      "unknown",
    ]);
    expect(constants(`const a = { [a.k]: 1 }; probe(a.k);`)).toEqual(["unknown"]);
    expect(constants(`const a = { ...b }; const b = { ...a }; probe(a.x);`)).toEqual(["unknown"]);
    expect(constants(`probe(${'"a" + '.repeat(400)}"b");`)).toEqual(["unknown"]);
  });

  it("of objects follow what is written later", () => {
    expect(
      constants(`const a = { x: "1", y: "2" }; a.x = read(); probe(a.x); probe(a.y);
        const b = { x: "1" }; b[k] = 2; probe(b.x);
        const c = { x: "1" }; Object.assign(c, more); probe(c.x);
        const d = { x: "1" }; delete d.x; probe(d.x);
        const e = { x: "1", ...more }; probe(e.x);
        const f = { ...more, x: "1" }; probe(f.x);`),
    ).toEqual(["unknown", "2", "unknown", "unknown", "unknown", "unknown", "1"]);
  });

  it("take hostile names for what they are", () => {
    expect(
      constants(`const a = { constructor: "c", "toString": "t" };
        probe(a.constructor); probe(a.toString); probe(a.valueOf); probe({}.__proto__);`),
    ).toEqual(["c", "t", "unknown", "unknown"]);
  });
});

describe("objects", () => {
  it("are seen at the end of the literal, complete or not", () => {
    const [first, second, third] = probes(`const base = { a: 1, b: 2 };
      probe({ ...base, b: 3, ["c"]: 4 }); probe({ ...base, ...unknown }); probe({ [k]: 1, a: 2 });`);
    const view = first?.semantics.object(first.node);
    expect([...(view?.properties.keys() ?? [])]).toEqual(["a", "b", "c"]);
    expect(view?.complete).toBe(true);
    expect(view?.get("b")?.value.in.constant(view.get("b")?.value.node ?? view.node)).toEqual({
      value: 3,
    });
    expect(second?.semantics.object(second.node)?.complete).toBe(false);
    const computed = third?.semantics.object(third.node);
    expect(computed?.complete).toBe(false);
    expect(computed?.get("a")).toBeDefined();
  });
});
