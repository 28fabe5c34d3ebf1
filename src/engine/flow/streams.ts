import {
  ANY_MEMBER,
  type AbstractValue,
  NOTHING,
  join,
  loadAny,
  loadMember,
} from "./abstract-value.ts";
import { isSaidPage } from "./content-type.ts";
import { callOf } from "./call-of.ts";
import type { Activation, CallOutcome, CallRequest, Site, Solver } from "./solver.ts";
import { storeAny } from "./stored-members.ts";

/** What the parts are called with that flow into a stream; options of the same meaning are kept under these names. */
export const STREAM_HANDLERS: readonly string[] = ["_transform", "_write"];
/** `transform(chunk, encoding, done)`: `done(error, chunk)` gives a part on. */
const DONE = 2;

/** A stream flows into another one, `source.pipe(target)`: gives the other one with what comes out of it. */
export function flowInto(
  solver: Solver,
  source: AbstractValue,
  target: AbstractValue,
  { site }: CallRequest,
  activation: Activation,
): AbstractValue {
  const out: AbstractValue[] = [];
  // `pipeline(source, async function* (parts) { … }, target)`
  for (const closure of target.closures)
    out.push(
      loadAny(solver.callClosure(closure, callOf(closure, [source], site), activation).result),
    );
  if (target.members || target.instances.length > 0) {
    const part = solver.load(source, undefined, site, activation);
    for (const name of STREAM_HANDLERS) {
      for (const closure of solver.load(target, name, site, activation).closures) {
        const request = { ...callOf(closure, [part], site), receiver: target };
        const { calls, changed } = solver.callClosure(closure, request, activation);
        out.push(loadMember(calls?.get(DONE)?.more ?? NOTHING, "0"));
        // `this.push(chunk)`
        out.push(changed.get(-1)?.members?.get(ANY_MEMBER) ?? NOTHING);
      }
    }
  }
  if (isSaidPage(target)) writeInto(solver, source, target, site, activation);
  const { apis } = target;
  const flown = join(out);
  return flown === NOTHING ? { ...NOTHING, apis } : storeAny({ ...NOTHING, apis }, flown);
}

/** `parser.write(chunk)`: a stream of the program is handed a part; undefined of others. */
export function writtenInto(
  solver: Solver,
  target: AbstractValue,
  { arguments: given, site }: CallRequest,
  activation: Activation,
): CallOutcome | undefined {
  const [part] = given;
  if (!part || target.instances.length === 0) return undefined;
  const closures = STREAM_HANDLERS.flatMap(
    (name) => solver.load(target, name, site, activation).closures,
  );
  if (closures.length === 0) return undefined;
  const after = closures.map((closure) => {
    const request = { ...callOf(closure, [part], site), receiver: target };
    return solver.callClosure(closure, request, activation).changed.get(-1) ?? NOTHING;
  });
  const changed = join(after);
  return { result: NOTHING, changed: new Map(changed === NOTHING ? [] : [[-1, changed]]) };
}

/** What flows into an answer that is sent as a page is written to it piece by piece. */
function writeInto(
  solver: Solver,
  source: AbstractValue,
  target: AbstractValue,
  site: Site,
  activation: Activation,
): void {
  const callee = solver.load(target, "write", site, activation);
  if (callee.apis.length === 0) return;
  const part = solver.load(source, undefined, site, activation);
  const request = { callee, receiver: target, method: "write", arguments: [part] };
  solver.call({ ...request, spreadFrom: 1, isNew: false, site }, activation);
}

/** `pipeline(source, …streams)` */
export function flowThrough(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
): AbstractValue {
  const [source = NOTHING, ...others] = request.arguments.slice(0, request.spreadFrom);
  return others.reduce(
    (before, next) => flowInto(solver, before, next, request, activation),
    source,
  );
}
