import type { FileIr, FunctionIr } from "../ir/ir.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";

const known = new WeakMap<FileIr, ReadonlySet<number>>();

/**
 * True of a function that loads modules whose names are put together, itself or in functions inside
 * of it: which code it runs depends on the names of files that it is handed.
 */
export function loadsByName(ir: FileIr, index: number): boolean {
  let found = known.get(ir);
  if (!found) {
    found = loadersIn(ir);
    known.set(ir, found);
  }
  return found.has(index);
}

/** True of the name of a file, and of what may be a piece of it. */
export function isNameToLoad({ constant, members, paths }: AbstractValue): boolean {
  return !members && (paths !== undefined || typeof constant?.value === "string");
}

/** What of the name of a file decides which code runs. */
export function nameAlone({ constant, prefix, paths }: AbstractValue): AbstractValue {
  return { ...NOTHING, constant, prefix, paths };
}

function loadersIn({ functions }: FileIr): ReadonlySet<number> {
  const loaders = functions.filter(loads);
  const found = new Set<number>();
  for (const [index, { range }] of functions.entries()) {
    const isAround = loaders.some(
      (each) => range.start <= each.range.start && each.range.end <= range.end,
    );
    if (isAround) found.add(index);
  }
  return found;
}

/** Constant names are imports by now. */
function loads({ code }: FunctionIr): boolean {
  return code.some((each) => {
    if (each.op !== "call") return false;
    // `sequelize.import(path)`
    if (each.method === "import") return true;
    const loader = code[each.callee];
    return loader?.op === "global" && (loader.name === "require" || loader.name === "import");
  });
}
