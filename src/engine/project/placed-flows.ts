import { toldApart } from "../flow/handed-statement.ts";
import type { Site } from "../flow/solver.ts";
import type { Flow } from "../flow/summary.ts";
import { type Trace, extend, stepsOf } from "../flow/taint.ts";
import type { Range } from "../text/range.ts";

/** Where code is in a file's text now; undefined where it is gone. */
type PlaceOf = (file: string, then: Range) => Range | undefined;

/** Flows into a file, with the places where things are in the texts now. */
export function placedFlows(
  path: string,
  flows: readonly Flow[],
  placeOf: PlaceOf,
): readonly Flow[] {
  const placed = <Place extends Site>(place: Place): Place => placedNow(place, placeOf);
  const found = flows.flatMap((flow) => {
    const { sink, taint } = flow;
    const range = placeOf(path, sink.range);
    const start = placeOf(taint.source.file, taint.source.range);
    // Code that is gone, and of which those that are not solved yet do not know.
    if (!range || !start) return [];
    const trace = stepsOf(taint.trace).reduce<Trace | undefined>(
      (before, { into, ...step }) =>
        extend(before, { ...placed(step), ...(into && { into: placed(into) }) }),
      undefined,
    );
    const source = { ...taint.source, range: start };
    const writtenAt = sink.writtenAt && placeOf(path, sink.writtenAt);
    const end = { ...sink, range, ...(writtenAt && { writtenAt }) };
    return [{ taint: { ...taint, source, trace }, sink: end }];
  });
  return toldApart(found);
}

/** A place where it is in the text now. */
export function placedNow<Place extends Site>(place: Place, placeOf: PlaceOf): Place {
  const known = placeOf(place.file, place);
  return { ...place, start: known?.start ?? 0, end: known?.end ?? 0 };
}
