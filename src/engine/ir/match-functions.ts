import type { ClassIr, FileIr, FunctionIr } from "./ir.ts";
import { groupBy } from "../text/group-by.ts";

/** Which functions and classes of a new text are those of the old one; numbers of the new text are the keys. */
export interface Matches {
  readonly functions: Map<number, number>;
  readonly classes: Map<number, number>;
}

/** Matches functions from the module inwards: by what they are called, and by their order among those called alike. */
export function matchFunctions(before: FileIr, after: FileIr): Matches {
  const matches: Matches = { functions: new Map(), classes: new Map() };
  matchPair(0, 0);
  return matches;

  function matchPair(old: number, fresh: number): void {
    matches.functions.set(fresh, old);
    const one = insideOf(before, old);
    const other = insideOf(after, fresh);
    for (const [from, to] of inOrder(
      one.functions,
      other.functions,
      (file, index) => `${file.functions[index]?.kind}:${file.functions[index]?.name}`,
      (file, index) => outlineOf(file.functions[index]),
    )) {
      matchPair(from, to);
    }
    for (const [from, to] of inOrder(one.classes, other.classes, nameOfClass, nameOfClass)) {
      matches.classes.set(to, from);
      matchMembers(before.classes[from], after.classes[to]);
    }
  }

  function matchMembers(old: ClassIr | undefined, fresh: ClassIr | undefined): void {
    const known = new Map(old ? partsOf(old) : []);
    for (const [name, index] of fresh ? partsOf(fresh) : []) {
      const same = known.get(name);
      if (same !== undefined) matchPair(same, index);
    }
  }

  function inOrder(
    old: readonly number[],
    fresh: readonly number[],
    nameOf: (file: FileIr, index: number) => string,
    outline: (file: FileIr, index: number) => string,
  ): (readonly [number, number])[] {
    const groups = groupBy(old, (index) => nameOf(before, index));
    const pairs: (readonly [number, number])[] = [];
    for (const [name, mine] of groupBy(fresh, (index) => nameOf(after, index))) {
      const others = [...(groups.get(name) ?? [])];
      if (others.length !== mine.length) {
        // Something came or went: what stands before and after it is found by what it looks like.
        const isAlike = (from: number | undefined, to: number | undefined): boolean =>
          from !== undefined && to !== undefined && outline(before, from) === outline(after, to);
        while (isAlike(others[0], mine[0])) pairs.push([others.shift() ?? 0, mine.shift() ?? 0]);
        while (isAlike(others.at(-1), mine.at(-1)))
          pairs.push([others.pop() ?? 0, mine.pop() ?? 0]);
      }
      for (const [i, index] of mine.entries()) {
        const same = others[i];
        if (same !== undefined) pairs.push([same, index]);
      }
    }
    return pairs;
  }
}

/** Functions and classes that the code of a function makes. */
function insideOf(file: FileIr, index: number): { functions: number[]; classes: number[] } {
  const functions: number[] = [];
  const classes: number[] = [];
  for (const instruction of file.functions[index]?.code ?? []) {
    if (instruction.op === "function") functions.push(instruction.index);
    else if (instruction.op === "class") classes.push(instruction.index);
  }
  return { functions, classes };
}

/** The functions of a class by what they are for. */
function partsOf(description: ClassIr): (readonly [string, number])[] {
  const { constructorFunction } = description;
  return [
    ...(constructorFunction === undefined ? [] : [["new", constructorFunction] as const]),
    ...description.members.map(
      (each) => [`${each.kind} ${each.static} ${each.name}`, each.function] as const,
    ),
    ...description.fields.flatMap(({ name, initializer }) =>
      initializer === undefined ? [] : [[`field ${name}`, initializer] as const],
    ),
  ];
}

function nameOfClass(file: FileIr, index: number): string {
  return file.classes[index]?.name ?? "";
}

function outlineOf(description: FunctionIr | undefined): string {
  const steps = (description?.code ?? []).map((instruction) =>
    "name" in instruction
      ? `${instruction.op} ${instruction.name}`
      : "value" in instruction && instruction.op === "constant"
        ? `${instruction.op} ${String(instruction.value)}`
        : instruction.op,
  );
  return steps.join(";");
}
