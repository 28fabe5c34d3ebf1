import type { TextChange } from "../text/change.ts";
import type { Range } from "../text/range.ts";
import type { ClassIr, FileIr, FunctionIr } from "./ir.ts";
import { type Matches, matchFunctions } from "./match-functions.ts";
import { type Placing, keyOf, placed, placing, rangesOf, stoodAt } from "./placing.ts";
import { Renaming } from "./renaming.ts";
import { sameData } from "./same-data.ts";

/** No file is longer; places of later versions lie behind those of earlier ones, so that no two are the same. */
const STRIDE = 2 ** 22;

const NO_RANGE: Range = { start: 0, end: 0 };

const GONE_FUNCTION: FunctionIr = {
  kind: "function",
  name: "",
  range: NO_RANGE,
  async: false,
  generator: false,
  parameters: [],
  directives: [],
  code: [],
  parametersAfter: [],
  parametersWhenTrue: [],
  parametersWhenFalse: [],
  thisAfter: undefined,
};

const GONE_CLASS: ClassIr = {
  name: "",
  range: NO_RANGE,
  implements: [],
  decorators: [],
  constructorFunction: undefined,
  members: [],
  fields: [],
};

/**
 * A lowered file through its edits. Functions, classes and variables keep their numbers, and code
 * that did not change is the same object as before, with the places that it had when it was new. Of
 * a function that changed, what stands around the change keeps its places: nobody who calls it sees
 * more than what is another. `placeOf` says where those places are in the text now.
 */
export class FileVersions {
  #ir: FileIr;
  /** The latest text as it was lowered, with its own numbers and places; absent before the first edit. */
  #fresh: { readonly ir: FileIr; readonly matches: Matches } | undefined;
  #variables: ReadonlyMap<string, number>;
  #version = 0;
  #places: Map<string, Range> | undefined;

  constructor(first: FileIr) {
    this.#ir = first;
    this.#variables = new Map(keysOf(first.variables).map((key, i) => [key, i]));
  }

  get ir(): FileIr {
    return this.#ir;
  }

  /** True when functions, variables and places are called otherwise than in the text as it is now. */
  get isEdited(): boolean {
    return this.#fresh !== undefined;
  }

  /** The text is another now. `change` says what became of the one before, where that is known. */
  update(fresh: FileIr, change?: TextChange): void {
    const before = this.#ir;
    const then = this.#outside();
    const matches = matchFunctions(before, fresh);
    this.#version++;
    giveNumbers(matches.functions, fresh.functions.length, before.functions.length);
    giveNumbers(matches.classes, fresh.classes.length, before.classes.length);
    const rename = new Renaming(matches, this.#numberVariables(fresh.variables));
    const functions = before.functions.map(() => GONE_FUNCTION);
    const classes = before.classes.map(() => GONE_CLASS);
    const edited: (() => void)[] = [];
    // Where code that did not change went elsewhere, a place may be that of a twin of it.
    let isStill = change !== undefined;
    const place = (inside: readonly Range[], outside: readonly Range[]): Placing =>
      placing(inside, outside, isStill ? change : undefined, this.#version * STRIDE);
    const keep = ({ range }: { range: Range }, old: { range: Range } | undefined): void => {
      isStill &&= change !== undefined && stoodAt(range, old?.range, change);
    };
    for (const [index, description] of fresh.functions.entries()) {
      const at = matches.functions.get(index) ?? index;
      const renamed = rename.function(description);
      const same = before.functions[at];
      const old = then.functions[at];
      if (same && sameData(renamed, same)) {
        functions[at] = same;
        keep(description, old);
      } else {
        edited.push(() => {
          functions[at] = placedFunction(
            renamed,
            same,
            place(same ? rangesOf(same) : [], old ? rangesOf(old) : []),
          );
        });
      }
    }
    for (const [index, description] of fresh.classes.entries()) {
      const at = matches.classes.get(index) ?? index;
      const renamed = rename.class(description);
      const same = before.classes[at];
      const old = then.classes[at];
      if (same && sameData(renamed, same)) {
        classes[at] = same;
        keep(description, old);
      } else {
        edited.push(() => {
          const { range } = renamed;
          classes[at] = {
            ...renamed,
            range: place(same ? [same.range] : [], old ? [old.range] : [])(range),
          };
        });
      }
    }
    for (const each of edited) each();
    this.#ir = { ...fresh, functions, classes, variables: [] };
    this.#fresh = { ir: fresh, matches };
    this.#places = undefined;
  }

  /** Where something is in the latest text; undefined when it is gone. */
  placeOf(range: Range): Range | undefined {
    if (!this.#fresh || range.end === 0) return range;
    this.#places ??= this.#findPlaces();
    return this.#places.get(keyOf(range));
  }

  /** The functions with where they are in the latest text. */
  get inText(): FileIr {
    if (!this.#fresh) return this.#ir;
    const functions = this.#ir.functions.map((each) => ({
      ...each,
      range: this.placeOf(each.range) ?? NO_RANGE,
    }));
    return { ...this.#ir, functions };
  }

  /** Functions and classes as they are in the latest text, by the numbers that last. */
  #outside(): { functions: (FunctionIr | undefined)[]; classes: (ClassIr | undefined)[] } {
    if (!this.#fresh) return { functions: [...this.#ir.functions], classes: [...this.#ir.classes] };
    const { ir, matches } = this.#fresh;
    const functions: (FunctionIr | undefined)[] = [];
    for (const [index, at] of matches.functions) functions[at] = ir.functions[index];
    const classes: (ClassIr | undefined)[] = [];
    for (const [index, at] of matches.classes) classes[at] = ir.classes[index];
    return { functions, classes };
  }

  #findPlaces(): Map<string, Range> {
    const places = new Map<string, Range>();
    const { functions, classes } = this.#outside();
    const note = (inside: readonly Range[], outside: readonly Range[]): void => {
      for (const [i, { start, end }] of outside.entries()) {
        const place = inside[i];
        if (place) places.set(keyOf(place), { start, end });
      }
    };
    for (const [at, each] of this.#ir.functions.entries()) {
      const outside = functions[at];
      if (outside) note(rangesOf(each), rangesOf(outside));
    }
    for (const [at, each] of this.#ir.classes.entries()) {
      const outside = classes[at];
      if (outside) note([each.range], [outside.range]);
    }
    return places;
  }

  #numberVariables(names: readonly string[]): readonly number[] {
    const known = new Map(this.#variables);
    let next = Math.max(-1, ...known.values()) + 1;
    const numbers = keysOf(names).map((key) => {
      const number = known.get(key) ?? next++;
      known.set(key, number);
      return number;
    });
    this.#variables = known;
    return numbers;
  }
}

/** The names, each with how many of that name come before it. */
function keysOf(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return `${name}#${count}`;
  });
}

/** Those that match nothing get numbers that are free. */
function giveNumbers(matches: Map<number, number>, count: number, taken: number): void {
  const used = new Set(matches.values());
  let next = 0;
  for (let index = 0; index < count; index++) {
    if (matches.has(index)) continue;
    while (next < taken && used.has(next)) next++;
    matches.set(index, next++);
  }
}

function placedFunction(
  fresh: FunctionIr,
  before: FunctionIr | undefined,
  placeOf: Placing,
): FunctionIr {
  const parameters =
    before && sameData(fresh.parameters, before.parameters)
      ? before.parameters
      : fresh.parameters.map((each) => ({ ...each, range: placeOf(each.range) }));
  const code = fresh.code.map((each) => placed(each, placeOf));
  return { ...fresh, parameters, range: placeOf(fresh.range), code };
}
