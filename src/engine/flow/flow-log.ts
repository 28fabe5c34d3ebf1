import type { SinkKind } from "../models/kinds.ts";
import type { SourceRow } from "../models/model.ts";
import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import type { Activation, Site } from "./solver.ts";
import type { Flow, Hit, SinkUse } from "./summary.ts";
import { ANY_STATE, type Source, kindsOf, neededState, statesOf, symbolKey } from "./taint.ts";

/** What was found so far: each flow once, by its shortest way. */
export class FlowLog {
  readonly #sources = new Map<string, Source>();
  readonly #flows = new Map<string, Flow>();
  /** Flows of code that belongs to no function: nobody asks there. */
  readonly #now: Flow[] = [];

  get flows(): readonly Flow[] {
    return [...this.#flows.values()];
  }

  /** One object for each place where something enters, so that ways from it can be joined. */
  source(row: SourceRow, site: Site): Source {
    const key = `${site.file}:${site.start}:${site.end}:${row.kind}:${row.says}`;
    const known = this.#sources.get(key);
    if (known) return known;
    const range = { start: site.start, end: site.end };
    const types = row.at.flatMap(({ origin }) => (origin.kind === "type" ? [origin.name] : []));
    const source: Source = { kind: row.kind, says: row.says, file: site.file, range, types };
    this.#sources.set(key, source);
    return source;
  }

  /** Notes what of a value reaches a sink: a flow if its sender is known, else something for the callers. */
  sink(value: AbstractValue, sink: SinkUse, activation: Activation): void {
    const kinds = kindsOf([sink.row.kind]);
    const written = sink.row.states.length > 0 ? statesOf(sink.row.states) : ANY_STATE;
    const states = neededState(sink.row.kind) ?? written;
    // What is inside an object that a visitor did not make is looked at by rows of its own.
    const isFilter = sink.row.kind === "nosql";
    const reached = sink.row.deep ? everythingIn(value, isFilter ? OPERANDS : NO_NAMES) : value;
    for (const taint of reached.taints) {
      if ((taint.cleared & kinds) !== 0 || (taint.states & states) === 0) continue;
      if (!isOfSomebody({ taint, sink })) this.#report({ taint, sink });
      else if (!sink.asked) (activation.undecided ?? this.#now).push({ taint, sink });
    }
    for (const flow of this.#now.splice(0)) this.#report(flow);
    for (const unknown of reached.unknowns) {
      if ((unknown.cleared & kinds) !== 0 || (unknown.states & states) === 0) continue;
      const { symbol, path } = unknown;
      const key = `${symbolKey(symbol)}.${path.join(".")}→${placeKey(sink)}`;
      const hit: Hit = { unknown, sink };
      if (!activation.hits.has(key)) activation.hits.set(key, hit);
    }
  }

  /** At a function's end: flows that only harm when nobody asks whose records they reach. */
  decide({ undecided, asksWhose, hits }: Activation): void {
    if (!asksWhose) {
      for (const flow of undecided ?? []) this.#report(flow);
      return;
    }
    for (const [key, hit] of hits) {
      if (OWNED.has(hit.sink.row.kind))
        hits.set(key, { ...hit, sink: { ...hit.sink, asked: true } });
    }
  }

  #report(flow: Flow): void {
    const { source } = flow.taint;
    const key = `${source.file}:${source.range.start}:${source.says}→${placeKey(flow.sink)}`;
    const known = this.#flows.get(key);
    if (!known || wayOf(flow) < wayOf(known)) this.#flows.set(key, flow);
  }
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Operators of filters that compare with whatever they are given: an object there is a value, or an error. */
const OPERANDS: ReadonlySet<string> = new Set(
  (
    "$eq $ne $gt $gte $lt $lte $in $nin $all $size $exists $type $mod $regex $options $search $language " +
    "equals contains startsWith endsWith in notIn lt lte gt gte has hasSome hasEvery search mode"
  ).split(" "),
);

/** What is untrusted of a value at any depth but below some names; values are at most a few members deep. */
function everythingIn(value: AbstractValue, but: ReadonlySet<string>): AbstractValue {
  const { taints, unknowns } = value;
  const own = { ...NOTHING, taints, unknowns };
  const inside = [...(value.members ?? [])].filter(([name]) => !but.has(name));
  return join([own, ...inside.map(([, member]) => everythingIn(member, but))]);
}

/** Kinds that harm nobody once somebody asked whose record it is. */
const OWNED: ReadonlySet<SinkKind> = new Set(["lookup", "stored-value"]);

function isOfSomebody({ taint, sink }: Flow): boolean {
  return OWNED.has(sink.row.kind) && taint.source.kind === "remote";
}

function placeKey({ row, file, range, member = "" }: SinkUse): string {
  return `${row.kind}:${file}:${range.start}:${range.end}:${member}`;
}

function wayOf(flow: Flow): number {
  return flow.taint.trace?.length ?? 0;
}
