import type { ParameterIr } from "../ir/ir.ts";
import { TAKES_ALL } from "../ir/name-of-parameter.ts";

/** As many arguments as frameworks give, for a function that takes all that it is given. */
const ALL_GIVEN = 4;

/** The parameters that a framework gives something, with further places for what `...args` takes. */
export function withMore(parameters: readonly ParameterIr[]): readonly ParameterIr[] {
  const last = parameters.at(-1);
  if (last?.name !== TAKES_ALL) return parameters;
  const more = Array.from({ length: ALL_GIVEN - parameters.length }, () => last);
  return [...parameters, ...more];
}
