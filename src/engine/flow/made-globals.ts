import type { FileIr } from "../ir/ir.ts";

/** Packages that put what they have into globals, for whoever loads them. */
const MAKERS = new Set(["shelljs/global", "zx/globals"]);

/** Those that a file loads. */
export function makersOfGlobals(ir: FileIr): readonly string[] {
  const known = makersIn.get(ir);
  if (known) return known;
  const found = new Set<string>();
  for (const { code } of ir.functions)
    for (const each of code)
      if (each.op === "import" && MAKERS.has(each.specifier)) found.add(each.specifier);
  makersIn.set(ir, [...found]);
  return [...found];
}

const makersIn = new WeakMap<FileIr, readonly string[]>();
