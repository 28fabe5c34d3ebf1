import type { Ast } from "../syntax/ast.ts";
import { expectMeeting, noteMeeting } from "./flags.ts";
import type { Frame } from "./frame.ts";
import type { Lowering } from "./lowering.ts";
import type { Flow, Place } from "./places.ts";
import type { Value } from "./ir.ts";

/** A place that a loop mentions: what it holds before the first round or after one. */
export interface Round {
  readonly place: Place;
  readonly values: Value[];
  readonly either: Value;
}

/** `node` is the loop. */
export function enterRounds(node: Ast.Node, frame: Frame): Round[] {
  const rounds: Round[] = [];
  const shared = new Map<Value, Round>();
  for (const [place, value] of frame.flow.values) {
    if (!mentions(place, node)) continue;
    // Places that hold the same go on doing so, unless the loop writes one of them.
    const same = isWritten(place, node) ? undefined : shared.get(value);
    const values = same?.values ?? [value];
    const either = same?.either ?? frame.emit(node, { op: "either", values });
    const round = { place, values, either };
    if (!isWritten(place, node)) shared.set(value, round);
    frame.flow.values.set(place, either);
    expectMeeting(frame, either, value);
    rounds.push(round);
  }
  return rounds;
}

/** `before` is what places held before the loop, `during` where a round begins. */
export function leaveRounds(
  lower: Lowering,
  node: Ast.Node,
  rounds: readonly Round[],
  { before, during }: { readonly before: Flow; readonly during: Flow },
  frame: Frame,
): void {
  for (const { place, values, either } of rounds) {
    const after = frame.flow.values.get(place);
    if (after !== undefined && after !== either && !values.includes(after)) values.push(after);
    const others = madeByOthers(lower, node, place, frame);
    if (others !== undefined) values.push(others);
    noteMeeting(frame, either, place, [before.values, frame.flow.values], during.values);
  }
}

/** What functions that the loop called have put into a variable: the next round begins with that. */
function madeByOthers(
  lower: Lowering,
  node: Ast.Node,
  place: Place,
  frame: Frame,
): Value | undefined {
  if (typeof place !== "object" || !lower.changedElsewhere.has(place)) return undefined;
  if (frame.flow.values.get(place) === undefined) return undefined;
  return frame.emit(node, { op: "shared", variable: lower.numberOf(place), byOthers: true });
}

function mentions(place: Place, node: Ast.Node): boolean {
  if (typeof place !== "object") return true;
  const [start, end] = node.range;
  return place.references.some(
    ({ identifier }) => identifier.range[0] >= start && identifier.range[1] <= end,
  );
}

function isWritten(place: Place, node: Ast.Node): boolean {
  if (typeof place !== "object") return false;
  const [start, end] = node.range;
  return place.references.some(
    (reference) =>
      reference.isWrite() &&
      reference.identifier.range[0] >= start &&
      reference.identifier.range[1] <= end,
  );
}
