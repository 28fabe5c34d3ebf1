import type { Ast } from "../syntax/ast.ts";
import type { Condition, PlacedTest } from "./condition-tests.ts";
import type { Instruction, Value } from "./ir.ts";
import type { Flow, Operation, Place } from "./places.ts";

type Held = ReadonlyMap<Place, Value>;

/** Where ways of control meet that leave different answers in one place: what all places hold on each of them. */
interface Meeting {
  readonly ways: readonly { readonly flag: Value; readonly held: Held }[];
  readonly together: Held;
}

/** A value that is the outcome of a condition, and what places held then. */
interface Told {
  readonly condition: Condition;
  readonly held: Held;
}

/** What is known in a frame of values that only say yes or no. */
export interface Flags {
  readonly meetings: Map<Value, Meeting>;
  readonly told: Map<Value, Told>;
}

/** What is asked of the frame in which flags stand. */
interface Flagged {
  readonly code: readonly Instruction[];
  readonly flow: Flow;
  readonly flags: Flags;
  emit(node: Ast.Node, operation: Operation): Value;
}

/** More steps back than this nobody follows. */
const MAX_STEPS = 200;

/** A place that a loop goes on to answer with; what its rounds leave there is noted when they are known. */
export function expectMeeting({ flags, code, flow }: Flagged, either: Value, before: Value): void {
  if (flags.meetings.has(before) || truthOf(code[before], before) !== undefined)
    flags.meetings.set(either, { ways: [], together: flow.values });
}

/** Remembers which way left which answer, where one of the ways left one that is written down. */
export function noteMeeting(
  frame: Flagged,
  joined: Value,
  place: Place,
  ways: readonly Held[],
  together: Held,
): void {
  const { flags } = frame;
  const answers = ways.map((held) => ({ flag: held.get(place) ?? -1, held }));
  const isFlag = answers.some(
    ({ flag }) =>
      flags.meetings.has(flag) ||
      flags.told.has(flag) ||
      askedBefore(flag, frame).truth !== undefined,
  );
  // Control goes on in the very table.
  if (isFlag) flags.meetings.set(joined, { ways: answers, together: new Map(together) });
}

/** `found = found || x === each`: one of both is true. */
export function noteEither(
  value: Value,
  left: Asked,
  right: Asked,
  { flags, flow }: Flagged,
): void {
  if (!flags.meetings.has(left.value)) return;
  const ways = [left, right].map((side) => ({ flag: side.value, held: side.flow.values }));
  flags.meetings.set(value, { ways, together: new Map(flow.values) });
  flags.told.set(right.value, { condition: right.condition, held: right.flow.values });
}

/** One side of `||`, and where places stand when it was asked. */
interface Asked {
  readonly value: Value;
  readonly condition: Condition;
  readonly flow: Flow;
}

/** `found = known.has(x)`: what the condition says holds wherever `found` is true. */
export function noteTold(value: Value, condition: Condition, { flags, flow }: Flagged): void {
  const isTelling = [...condition.whenTrue, ...condition.whenFalse].some(
    ({ test }) => test.kind !== "truthy",
  );
  if (isTelling) flags.told.set(value, { condition, held: new Map(flow.values) });
}

/**
 * `let found = false; for (const each of list) if (x === each) found = true; if (found) …`: from here
 * on every place is what it was on the ways that leave the flag as it is known to be.
 */
export function narrowByFlag(
  flag: Value,
  { test, path, holds }: PlacedTest,
  node: Ast.Node,
  frame: Flagged,
): void {
  if (test.kind !== "truthy" || path.length > 0) return;
  const meeting = frame.flags.meetings.get(flag);
  if (!meeting) return;
  const narrowed = new Map<Value, Value>();
  for (const [place, value] of frame.flow.values) {
    if (place === "exports" || value === flag || meeting.together.get(place) !== value) continue;
    const known = narrowed.get(value) ?? valueWhere(flag, holds, place, value, node, frame);
    narrowed.set(value, known);
    frame.flow.values.set(place, known);
  }
}

function valueWhere(
  flag: Value,
  holds: boolean,
  place: Place,
  value: Value,
  node: Ast.Node,
  frame: Flagged,
): Value {
  const found = new Set<Value>();
  const seen = new Set<string>();
  const open = [{ flag, value }];
  for (let next = open.pop(); next; next = open.pop()) {
    const key = `${next.flag} ${next.value}`;
    if (seen.has(key)) continue;
    if (seen.size > MAX_STEPS) return value;
    seen.add(key);
    const { flag: asked, truth } = askedBefore(next.flag, frame);
    if (truth === !holds) continue;
    const meeting = frame.flags.meetings.get(asked);
    if (!meeting) {
      found.add(asTold(asked, holds, place, next.value, node, frame));
      continue;
    }
    const isKept =
      meeting.together.get(place) !== unrefined(next.value, meeting.together.get(place), frame);
    for (const way of meeting.ways) {
      open.push({ flag: way.flag, value: isKept ? next.value : (way.held.get(place) ?? -1) });
    }
  }
  const [only] = found;
  if (only === undefined) return value;
  return found.size === 1 ? only : frame.emit(node, { op: "either", values: [...found] });
}

/** What is known of a value more than of another one is left out to get to that. */
function unrefined(value: Value, goal: Value | undefined, { code }: Flagged): Value {
  let before = value;
  for (let made = code[before]; before !== goal && made?.op === "refined"; made = code[before])
    before = made.value;
  return before;
}

/** The value as the condition leaves it whose outcome the flag is. */
function asTold(
  flag: Value,
  holds: boolean,
  place: Place,
  value: Value,
  node: Ast.Node,
  frame: Flagged,
): Value {
  const told = frame.flags.told.get(flag);
  if (told?.held.get(place) !== value) return value;
  const tests = holds ? told.condition.whenTrue : told.condition.whenFalse;
  return tests
    .filter((each) => told.held.get(each.place) === value)
    .reduce(
      (left, { path, test, holds: isSo }) =>
        frame.emit(node, { op: "refined", value: left, path, test, holds: isSo }),
      value,
    );
}

/** The flag before anybody asked it, and what it said if somebody did. */
function askedBefore(
  flag: Value,
  { code }: Flagged,
): { readonly flag: Value; readonly truth: boolean | undefined } {
  const made = code[flag];
  if (made?.op !== "refined" || made.test.kind !== "truthy" || made.path.length > 0)
    return { flag, truth: truthOf(made, flag) };
  return { flag: made.value, truth: made.holds };
}

/** What is written down is certainly true, or certainly false; so is what has no value. */
function truthOf(made: Instruction | undefined, value: Value): boolean | undefined {
  if (value === -1) return false;
  return made?.op === "constant" ? Boolean(made.value) : undefined;
}
