import type { FunctionIr } from "../ir/ir.ts";
import type { SignatureRow } from "../models/declared-rows.ts";
import type { ApiTrie } from "./api-trie.ts";
import type { Solver } from "./solver.ts";

/** The row of a function that is known by the names of its parameters alone. */
export function signatureOf(
  { program }: Solver,
  { parameters }: FunctionIr,
  file: string,
): SignatureRow | undefined {
  const named = rowsNamed(program.trie, parameters);
  if (named.length === 0) return undefined;
  const packages = program.packages(file);
  return named.find(
    ({ platforms, isNamed }) =>
      platforms.length === 0 ||
      (packages ? platforms.some((name) => packages.has(name)) : !isNamed),
  );
}

type Parameters = FunctionIr["parameters"];

/** A function is asked about for each kind of its callers; nothing of the answer but the packages around it changes. */
const known = new WeakMap<ApiTrie, WeakMap<Parameters, readonly SignatureRow[]>>();

function rowsNamed(trie: ApiTrie, parameters: Parameters): readonly SignatureRow[] {
  let byParameters = known.get(trie);
  if (!byParameters) known.set(trie, (byParameters = new WeakMap()));
  let rows = byParameters.get(parameters);
  if (!rows) {
    rows = trie.signatures.filter((row) =>
      row.parameters.every(({ names }, i) => hasName(parameters[i]?.name ?? "", names)),
    );
    byParameters.set(parameters, rows);
  }
  return rows;
}

/** True for one of the names; `{body}` is any pattern that takes a member of that name, an empty name any pattern. */
function hasName(name: string, names: readonly string[]): boolean {
  if (!name.startsWith("{")) return names.includes(name);
  if (names.includes("")) return true;
  const taken = name.slice(1, -1).split(",");
  return names.some((each) => each.startsWith("{") && taken.includes(each.slice(1, -1)));
}
