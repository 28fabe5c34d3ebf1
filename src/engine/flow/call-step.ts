import type { FunctionIr } from "../ir/ir.ts";
import type { Site } from "./solver.ts";
import type { FlowStep } from "./taint.ts";

/**
 * The step of a way on which a function of the program is called with the value; undefined where
 * nobody wrote the call: a function that was made and may be called by anybody, or by a framework.
 */
export function stepInto(
  site: Site,
  file: string,
  description: Pick<FunctionIr, "name" | "range"> | undefined,
): FlowStep | undefined {
  if (site.end === 0) return undefined;
  const inline = description !== undefined && file === site.file && isWithin(description, site);
  const name = description?.name ?? "";
  return {
    ...site,
    message: name === "" ? "passed to a function" : `passed to ${name}`,
    ...(inline && { inline }),
    ...(description && name !== "" && { into: { file, name, ...description.range } }),
  };
}

/** A function that stands among the arguments of the call: the code goes on in it. */
function isWithin({ range }: Pick<FunctionIr, "range">, site: Site): boolean {
  return site.start <= range.start && range.end <= site.end;
}
