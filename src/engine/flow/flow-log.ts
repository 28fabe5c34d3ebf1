import type { SinkKind } from "../models/kinds.ts";
import type { ProtectionRow, SourceRow } from "../models/model.ts";
import type { AbstractValue } from "./abstract-value.ts";
import type { Computation, Findings } from "./computation.ts";
import type { FindingsLog } from "./answers.ts";
import { isOutOfReach } from "./demanded-secrets.ts";
import { effort } from "./effort.ts";
import { type FilledMember, type HandedOver, Handlers } from "./handlers.ts";
import type { KeptFlows } from "./kept-flows.ts";
import { addNearest, flowKey, placeKey } from "./nearest-flow.ts";
import type { Activation, Site } from "./solver.ts";
import type { Flow, Hit, SinkUse } from "./summary.ts";
import {
  ANY_STATE,
  AS_FOUND,
  type Kinds,
  OBJECT,
  type Source,
  type States,
  type Taint,
  WHOLE,
  kindsOf,
  neededState,
  statesOf,
  symbolKey,
} from "./taint.ts";

/** What was found so far: each flow once, by its shortest way. Flows come and go with the answers that found them. */
export class FlowLog implements FindingsLog {
  /** By the file in which flows end. */
  readonly #ends = new Map<string, Set<Computation>>();
  readonly #protectors = new Set<Computation>();
  /** Those that found something out about handlers. */
  readonly #noters = new Set<Computation>();
  #handlers: Handlers | undefined;
  readonly #kept: KeptFlows;
  #keptThen = -1;

  constructor(kept: KeptFlows) {
    this.#kept = kept;
  }

  add(computation: Computation, findings: Findings): void {
    const { flows, protections, handedOver, filled } = findings;
    if (handedOver.length + filled.length > 0) {
      this.#noters.add(computation);
      if (this.#handlers) note(this.#handlers, findings);
    }
    for (const { sink } of flows.values()) {
      const known = this.#ends.get(sink.file) ?? new Set();
      this.#ends.set(sink.file, known.add(computation));
    }
    if (protections.size > 0) this.#protectors.add(computation);
  }

  remove(computation: Computation, { flows }: Findings): void {
    for (const { sink } of flows.values()) this.#ends.get(sink.file)?.delete(computation);
    this.#protectors.delete(computation);
    if (this.#noters.delete(computation)) this.#handlers = undefined;
  }

  /** Functions that were handed to libraries, as far as that still holds. */
  get handlers(): Handlers {
    if (!this.#handlers || this.#keptThen !== this.#kept.revision) {
      this.#keptThen = this.#kept.revision;
      this.#handlers = new Handlers();
      note(this.#handlers, this.#kept);
      for (const { findings } of this.#noters) if (findings) note(this.#handlers, findings);
    }
    return this.#handlers;
  }

  /** Files in which flows end. */
  get ends(): readonly string[] {
    const own = [...this.#ends].filter(([, found]) => found.size > 0).map(([file]) => file);
    return [...own, ...this.#kept.ends];
  }

  /** Flows that end in a file, in an order that depends on nothing but them. */
  flowsInto(file: string): readonly Flow[] {
    const found = new Map<string, Flow>();
    for (const flow of this.#kept.flowsInto(file)) {
      if (!this.#isKnownBetter(flow)) addNearest(found, flowKey(flow), flow);
    }
    for (const { findings } of this.#ends.get(file) ?? []) {
      for (const [key, flow] of findings?.flows ?? []) {
        if (flow.sink.file === file && !this.#isKnownBetter(flow)) addNearest(found, key, flow);
      }
    }
    return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, flow]) => flow);
  }

  /** What a function that was handed over is called with is known, and need not be guessed. */
  #isKnownBetter({ guessed }: Flow): boolean {
    return guessed !== undefined && this.handlers.of(guessed.file, guessed.index) !== undefined;
  }

  /** What protects packages, with the package in which it was seen. */
  *protections(): Iterable<readonly [ProtectionRow, string]> {
    yield* this.#kept.protections;
    for (const { findings } of this.#protectors) yield* findings?.protections ?? [];
  }

  /** One object for each place where something enters, so that ways from it can be joined. */
  source(row: SourceRow, site: Site): Source {
    const key = `${site.file}:${site.start}:${site.end}:${row.kind}:${row.says}`;
    const known = this.#kept.sources.get(key);
    if (known) return known;
    const range = { start: site.start, end: site.end };
    const types = row.at.flatMap(({ origin }) => (origin.kind === "type" ? [origin.name] : []));
    const { kind, says, named } = row;
    const marks = { ...(named && { named }), ...(isEscaped(row) && { escaped: true as const }) };
    const source: Source = { kind, says, file: site.file, range, types, ...marks };
    this.#kept.sources.set(key, source);
    return source;
  }
}

/** Browsers tell whole addresses with the signs of markup written as escapes. */
function isEscaped({ kind, clears }: SourceRow): boolean {
  return kind === "browser" && clears.includes("html");
}

/** Notes what of a value reaches a sink: a flow if its sender is known, else something for the callers. */
export function reachSink(
  value: AbstractValue,
  sink: SinkUse,
  activation: Activation,
  findings: () => Findings | undefined,
): void {
  const kinds = kindsOf([sink.row.kind]);
  const written = sink.row.states.length > 0 ? statesOf(sink.row.states) : ANY_STATE;
  const states = neededState(sink.row.kind) ?? written;
  // What is inside an object that a visitor did not make is looked at by rows of its own.
  const isFilter = sink.row.kind === "nosql";
  const reached = sink.row.deep ? partsIn(value, isFilter ? OPERANDS : NO_NAMES) : [value];
  for (const part of reached) reachWith(part, sink, kinds, states, activation, findings);
}

/** Members are looked at one by one: what one of them was cleared of, another was not. */
function reachWith(
  { taints, unknowns }: AbstractValue,
  sink: SinkUse,
  kinds: Kinds,
  needed: States,
  activation: Activation,
  findings: () => Findings | undefined,
): void {
  effort.parts += taints.length + unknowns.length;
  for (const taint of sink.pending && !sink.pending.isStatement ? [] : taints) {
    if ((taint.cleared & kinds) !== 0 || (taint.states & needed) === 0) continue;
    if (sink.row.kind === "html" && isData(taint)) continue;
    const { file, index } = activation;
    const flow: Flow = {
      taint,
      sink,
      ...(findings()?.isGuess && { guessed: { file, index } }),
    };
    if (isOutOfReach(flow, activation)) continue;
    // Where code belongs to no function nobody asks.
    if (!isOfSomebody(flow) || (!sink.asked && !activation.undecided)) report(flow, findings());
    else if (!sink.asked) activation.undecided?.push(flow);
  }
  for (const unknown of unknowns) {
    if ((unknown.cleared & kinds) !== 0 || (unknown.states & needed) === 0) continue;
    const { symbol, path, cleared } = unknown;
    const part = sink.row.deep ? `:${cleared}:${unknown.states}` : "";
    const key = `${symbolKey(symbol)}.${path.join(".")}${part}→${placeKey(sink)}`;
    const hit: Hit = { unknown, sink };
    if (!activation.hits.has(key)) activation.hits.set(key, hit);
  }
}

/** At a function's end: flows that only harm when nobody asks whose records they reach. */
export function decide(
  { undecided, asksWhose, hits }: Activation,
  findings: () => Findings | undefined,
): void {
  if (!asksWhose) {
    for (const flow of undecided ?? []) report(flow, findings());
    return;
  }
  for (const [key, hit] of hits) {
    if (OWNED.has(hit.sink.row.kind)) hits.set(key, { ...hit, sink: { ...hit.sink, asked: true } });
  }
}

/** What is sent as it came: an object becomes JSON, and a stored text may be meant to be HTML. */
function isData({ states, source }: Taint): boolean {
  return source.kind === "stored"
    ? (states & AS_FOUND) !== 0
    : (states & OBJECT) !== 0 && (states & WHOLE) !== 0;
}

function note(
  handlers: Handlers,
  { handedOver, filled }: { handedOver: Iterable<HandedOver>; filled: Iterable<FilledMember> },
): void {
  for (const each of handedOver) handlers.note(each);
  for (const each of filled) handlers.fill(each);
}

function report(flow: Flow, findings: Findings | undefined): void {
  if (!findings) return;
  addNearest(findings.flows, flowKey(flow), flow);
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Operators of filters that compare with whatever they are given: an object there is a value, or an error. */
const OPERANDS: ReadonlySet<string> = new Set(
  (
    "$eq $ne $gt $gte $lt $lte $in $nin $all $size $exists $type $mod $regex $options $search $language " +
    "equals contains startsWith endsWith in notIn lt lte gt gte has hasSome hasEvery search mode"
  ).split(" "),
);

/** A value and what is in it at any depth but below some names; values are at most a few members deep. */
function partsIn(value: AbstractValue, but: ReadonlySet<string>): AbstractValue[] {
  const inside = [...(value.members ?? [])].filter(([name]) => !but.has(name));
  return [value, ...inside.flatMap(([, member]) => partsIn(member, but))];
}

/** Kinds that harm nobody once somebody asked whose record it is. */
const OWNED: ReadonlySet<SinkKind> = new Set(["lookup", "stored-value"]);

function isOfSomebody({ taint, sink }: Flow): boolean {
  return OWNED.has(sink.row.kind) && taint.source.kind === "remote";
}
