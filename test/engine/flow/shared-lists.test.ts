import { describe, expect, it } from "vitest";
import { NOTHING, join, loadAny, loadMember } from "../../../src/engine/flow/abstract-value.ts";
import { storeMember } from "../../../src/engine/flow/stored-members.ts";
import { unknownOf } from "../../../src/engine/flow/taint.ts";
import { FlowProgram } from "../../harness/flow-program.ts";

describe("members of what the caller decides", () => {
  const given = { ...NOTHING, unknowns: [unknownOf({ kind: "parameter", index: 0 })] };

  it("are the same list each time, so that joining them makes nothing", () => {
    const { unknowns } = loadMember(given, "id");
    expect(loadMember({ ...given, prefix: "x" }, "id").unknowns).toBe(unknowns);
    expect(join([loadMember(given, "id"), loadMember(given, "id")]).unknowns).toBe(unknowns);
  });

  it("are found once where any of them is asked for, and anew where something else is known of the whole", () => {
    const object = storeMember(given, "id", loadMember(given, "name"));
    expect(loadAny(object)).toBe(loadAny({ ...object }));
    const other = { ...object, unknowns: [unknownOf({ kind: "parameter", index: 1 })] };
    expect(loadAny(other).unknowns).not.toEqual(loadAny(object).unknowns);
  });

  it("join to the parts of both, whichever holds the other's", () => {
    const two = { ...NOTHING, unknowns: [...given.unknowns, unknownOf({ kind: "this" })] };
    const keys = (unknowns: readonly { readonly key: string }[]) => unknowns.map(({ key }) => key);
    expect(keys(join([given, two]).unknowns)).toEqual(keys(two.unknowns));
    expect(keys(join([two, given]).unknowns)).toEqual(keys(two.unknowns));
  });
});

describe("a recursive copy", () => {
  const copy = (test: string) => `
    const isObject = (value) => ${test};
    export function deepCopy(value, cache = new WeakMap()) {
      if (Array.isArray(value)) return value.map((each) => deepCopy(each, cache));
      if (!isObject(value)) return value;
      const made = {};
      Object.keys(value).forEach((key) => { made[key] = deepCopy(value[key], cache); });
      return made;
    }`;

  it("costs no more for asking what made the object", () => {
    const plain = new FlowProgram({ "a.ts": copy("value !== null") });
    const asking = new FlowProgram({ "a.ts": copy('value?.constructor?.name === "Object"') });
    plain.flows();
    asking.flows();
    expect(asking.analysis.work).toBeLessThan(1.3 * plain.analysis.work);
  });
});
