import { type Level, LEVELS, PRESETS } from "../findings/level.ts";
import type { Flow } from "../flow/summary.ts";
import type { Trace } from "../flow/taint.ts";
import type { FlowCheck, FlowLevel } from "./rule.ts";

/** A flow that a rule fears, and how much. */
export interface FearedFlow {
  readonly flow: Flow;
  readonly harm: FlowLevel;
  /** All that the rule fears at the same place, this one included. */
  readonly all: readonly Flow[];
}

/**
 * Of the flows that a rule fears the worst at each place, since several senders may reach it; of
 * equally bad ones the one with the shortest way.
 */
export function worstByPlace(
  flows: readonly Flow[],
  check: FlowCheck,
  isFeared: (flow: Flow, harm: FlowLevel) => boolean,
): FearedFlow[] {
  const worst = new Map<string, FearedFlow & { readonly all: Flow[] }>();
  for (const flow of flows) {
    const harm = harmOf(flow, check);
    if (!harm || !isFeared(flow, harm)) continue;
    const { start, end } = flow.sink.range;
    const key = `${start}:${end}`;
    const known = worst.get(key);
    const all = known?.all ?? [];
    all.push(flow);
    if (!known || isWorse({ flow, harm }, known)) worst.set(key, { flow, harm, all });
  }
  return [...worst.values()];
}

function isWorse(one: Omit<FearedFlow, "all">, other: Omit<FearedFlow, "all">): boolean {
  const difference = weight(one.harm) - weight(other.harm);
  return difference < 0 || (difference === 0 && wayOf(one.flow) < wayOf(other.flow));
}

function harmOf({ taint, sink }: Flow, check: FlowCheck): FlowLevel | undefined {
  const { kind, says } = taint.source;
  const from = check.from[kind];
  if (from === undefined || !check.to.includes(sink.row.kind)) return undefined;
  if (check.sources && !check.sources.includes(says)) return undefined;
  const sender = check.bySource?.[says] ?? (typeof from === "string" ? { level: from } : from);
  const place = check.byPlace?.[sink.row.says] ?? check.levels?.[sink.row.kind];
  const harm = place && rank(place.level) > rank(sender.level) ? { ...sender, ...place } : sender;
  // Callers of a library are not strangers: what is little to fear from those is nothing to fear from them.
  if (kind === "library-input" && place?.preset === "audit") return undefined;
  // Who wants to hear of the rest asks for it.
  if (kind === "library-input") return { ...harm, preset: "audit" };
  const { throughCalls } = check;
  const isFar = throughCalls && !harm.preset && callsOf(taint.trace) > 0;
  return isFar ? { ...harm, preset: throughCalls } : harm;
}

/** The first step is the source itself, each further one a call, of a function that is written there or elsewhere. */
function callsOf(trace: Trace | undefined): number {
  let calls = 0;
  for (let each = trace; each?.before; each = each.before) if (!each.step.inline) calls++;
  return calls;
}

/** Smaller is worse; of two equally bad ones the one that more presets show, the rule's own first. */
function weight({ level, preset }: FlowLevel): number {
  return rank(level) * 4 + (preset === undefined ? 0 : PRESETS.indexOf(preset) + 1);
}

function rank(level: Level): number {
  return LEVELS.indexOf(level);
}

function wayOf({ taint }: Flow): number {
  return taint.trace?.length ?? 0;
}
