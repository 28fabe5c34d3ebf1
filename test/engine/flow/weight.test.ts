import { describe, expect, it } from "vitest";
import {
  type AbstractValue,
  NOTHING,
  join,
  loadMember,
} from "../../../src/engine/flow/abstract-value.ts";
import { storeMember } from "../../../src/engine/flow/stored-members.ts";
import { spread } from "../../../src/engine/flow/spread.ts";
import { ANY_STATE, NO_KINDS, type Taint } from "../../../src/engine/flow/taint.ts";
import { bounded, weightOf } from "../../../src/engine/flow/weight.ts";
import { FlowProgram } from "../../harness/flow-program.ts";

/** No value that the solver makes is heavier than a few of the heaviest that it keeps. */
const FEW = 2_000;

describe("weight of values", () => {
  it("counts members, and what functions saw, each time that they are met", () => {
    const leaf = storeMember(NOTHING, "a", NOTHING);
    expect(weightOf(NOTHING)).toBe(1);
    expect(weightOf(leaf)).toBe(2);
    expect(weightOf(storeMember(storeMember(NOTHING, "b", leaf), "c", leaf))).toBe(5);
    expect(weightOf(functionThatSaw(0, leaf))).toBe(5);
  });

  it("stays bounded for an object whose functions saw it", () => {
    let object: AbstractValue = NOTHING;
    for (let i = 0; i < 60; i++) {
      object = join([object, storeMember(object, `f${i}`, functionThatSaw(i, object))]);
      expect(weightOf(object)).toBeLessThan(FEW);
    }
    expect([...(object.members?.keys() ?? [])]).toHaveLength(60);
    expect(loadMember(object, "f0").closures).toHaveLength(1);
  });

  it("stays bounded for a function that saw a function that saw a function", () => {
    let seen: AbstractValue = storeMember(NOTHING, "a", NOTHING);
    for (let i = 0; i < 40; i++) {
      const twice = storeMember(storeMember(NOTHING, "one", seen), "other", seen);
      seen = functionThatSaw(i, twice);
      expect(weightOf(seen)).toBeLessThan(FEW);
    }
  });

  it("keeps the members of a wide object that are simple", () => {
    let wide: AbstractValue = NOTHING;
    for (let part = 0; part < 8; part++) {
      const names = Array.from({ length: 70 }, (_, i) => `m${part}-${i}`);
      const members = new Map(names.map((name, i) => [name, functionThatSaw(i, NOTHING)]));
      wide = join([wide, { ...NOTHING, members }]);
    }
    expect(wide.members?.size).toBe(560);
    expect(loadMember(wide, "m7-3").closures).toHaveLength(1);
  });

  it("does not take for the whole what is untrusted in a member that is given up", () => {
    let tree: AbstractValue = { ...NOTHING, taints: [taintOf(0)] };
    for (let level = 0; level < 4; level++) {
      let wider: AbstractValue = NOTHING;
      for (let i = 0; i < 8; i++) wider = storeMember(wider, `m${i}`, tree);
      tree = wider;
    }
    expect(weightOf(tree)).toBeLessThan(FEW);
    expect(loadMember(tree, "other").taints).toEqual([]);
  });

  it("is nothing new for what is light", () => {
    const object = storeMember(NOTHING, "a", functionThatSaw(1, NOTHING));
    expect(bounded(object)).toBe(object);
  });

  it("spreads an object into itself without saying everything twice", () => {
    let object: AbstractValue = { ...NOTHING, taints: [taintOf(0), taintOf(1)] };
    for (let i = 0; i < 20; i++) object = spread(object, object);
    expect(object.taints).toHaveLength(2);
  });
});

describe("programs whose values would double with each line", () => {
  const program = (count: number): FlowProgram => {
    const functions = Array.from(
      { length: count },
      (_, i) =>
        `  module.f${i} = module.f${i} || function (a) { return other(module.f${i - 1}, a); };`,
    );
    const text = `import { exec } from "node:child_process";
import express from "express";
function build(module, other) {
${functions.join("\n")}
  module.run = (command) => exec(command);
  return module;
}
const built = build({}, (f, a) => f(a));
express().get("/", (req) => built.run(req.query.command));
`;
    return new FlowProgram({ "app.js": text });
  };

  it("follows them without doubling the work with each line, and finds what is there", () => {
    const small = program(20);
    const large = program(40);
    expect(small.flows()).toEqual(["req.query -> exec(command)"]);
    expect(large.flows()).toEqual(["req.query -> exec(command)"]);
    // Twice the lines, each with values that weigh up to twice as much.
    expect(large.analysis.work).toBeLessThan(5 * small.analysis.work);
  });
});

function functionThatSaw(index: number, value: AbstractValue): AbstractValue {
  const captures = new Map([
    [0, value],
    [1, NOTHING],
  ]);
  return bounded({ ...NOTHING, closures: [{ file: "a.js", index, captures }] });
}

function taintOf(start: number): Taint {
  const range = { start, end: start + 1 };
  const source = { kind: "remote", says: "query", file: "a.js", range } as const;
  return { source, cleared: NO_KINDS, states: ANY_STATE, trace: undefined };
}
