import { describe, expect, it } from "vitest";
import { Pace } from "../../src/registry/pace.ts";

/** Busy for so long, so that a slice is used up whatever the machine does. */
function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe("many pieces of work", () => {
  it("let others in when they have taken long enough, and are all done", async () => {
    const pace = new Pace();
    const order: string[] = [];
    const pieces = ["a", "b", "c", "d"].map((name) =>
      pace.run(() => {
        work(9);
        order.push(name);
        return name;
      }),
    );
    expect(order).toEqual(["a"]);
    setImmediate(() => order.push("somebody else"));
    expect(await Promise.all(pieces)).toEqual(["a", "b", "c", "d"]);
    expect(order.indexOf("somebody else")).toBeLessThan(order.indexOf("d"));
    expect(order).toHaveLength(5);
  });

  it("are done at once while there is time", () => {
    const pace = new Pace();
    const done: number[] = [];
    for (const each of [1, 2, 3]) void pace.run(() => done.push(each));
    expect(done).toEqual([1, 2, 3]);
  });
});
