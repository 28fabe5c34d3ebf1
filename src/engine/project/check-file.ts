import type { ConfigDocument } from "../documents/document.ts";
import type { Step } from "../findings/finding.ts";
import type { Flow } from "../flow/summary.ts";
import { stepsOf } from "../flow/taint.ts";
import type { SinkKind } from "../models/kinds.ts";
import { MODELS_FILE, type VouchedFor } from "../models/team-models.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Ast } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/parse.ts";
import { nodeAt } from "../syntax/walk.ts";
import type { Range } from "../text/range.ts";
import { checkContext } from "./check-context.ts";
import type { Collector } from "./collector.ts";
import type { ComposerView } from "./composer-view.ts";
import { mayHoldDirectives } from "../findings/suppression.ts";
import type { FlowAnalysis } from "./flow-analysis.ts";
import { isFollowed } from "./path-class.ts";
import { type FearedFlow, worstByPlace } from "./flow-harm.ts";
import type { OwnLookup } from "./flow-entry.ts";
import type { ManifestView } from "./manifest-view.ts";
import type { FlowCheck, FlowLevel, FlowPlace, Report } from "./rule.ts";
import type { RuleSet } from "./rule-set.ts";
import type { Surroundings } from "./surroundings.ts";

/** Reports the flows that end in a file, each by the rules that fear it. The tree is asked for where a fix needs it. */
export function checkFlows(
  analysis: Pick<FlowAnalysis, "flowsInto" | "isGivenUp" | "entryOf">,
  text: string,
  meaning: () => Semantics | undefined,
  rules: RuleSet,
  around: Surroundings,
  collector: Collector,
): void {
  const { path } = around;
  if (!isFollowed(around.pathClass)) return;
  const flows = flowsInto(analysis, path, text, collector);
  if (analysis.isGivenUp(around.path)) {
    collector.giveUp("data-flow", "the file took too much work and was followed in part only");
  }
  if (flows.length === 0) return;
  const hasDirectives = mayHoldDirectives(text);
  for (const rule of rules.active) {
    const { flow: check } = rule;
    if (!check) continue;
    collector.guard(rule, () => {
      const context = checkContext(rule, around, collector);
      // What is left out is only asked for by directives, which may silence it in another preset.
      const feared = worstByPlace(
        flows,
        check,
        (each, { preset }) =>
          (hasDirectives || rules.shows(rule, preset)) &&
          isAccepted(each, check, analysis, meaning, path, flows),
      );
      for (const each of feared) {
        const { flow } = each;
        const harm = bySenders(each, check, analysis);
        const { range, row } = flow.sink;
        // Trees are made for what is shown alone.
        const isShown = rules.shows(rule, harm.preset);
        const place = isShown ? placeOf(each, check, meaning, around) : undefined;
        if (place && check.spares?.(place)) continue;
        const hole = around.holes?.find((each) => each.range.start === range.start);
        const steps = stepsTo(flow);
        context.report({
          at: isShown ? calledPart(range, text, meaning) : range,
          message: "found",
          data: { source: flow.taint.source.says, sink: row.says },
          ...harm,
          ...(place && check.lessens?.(place)),
          steps,
          ...wouldBeSilenced(steps, row.kind, around.ignored ?? []),
          ...(place && check.fixes && { fixes: check.fixes(place) }),
          ...(hole && check.fixesInTemplate && { fixes: check.fixesInTemplate(hole, text) }),
        });
      }
    });
  }
}

/** How bad a flow is, which for some rules rests on who can start it: staff alone, or whoever comes by. */
function bySenders(
  { harm, all }: FearedFlow,
  { forStaff, bySender }: FlowCheck,
  analysis: Pick<FlowAnalysis, "entryOf">,
): FlowLevel {
  if (harm.preset !== undefined) return harm;
  if (forStaff !== undefined && all.every((each) => analysis.entryOf(each).onlyStaff()))
    return { ...harm, preset: forStaff };
  const levels = bySender ? all.map((each) => bySender(analysis.entryOf(each))) : [];
  const [lower] = levels;
  return lower && !levels.includes(undefined) ? lower : harm;
}

/** Of a chain of calls over several lines what stands on the lines of the last one: `.where(…)`. */
function calledPart(range: Range, text: string, meaning: () => Semantics | undefined): Range {
  if (!text.slice(range.start, range.end).includes("\n")) return range;
  const semantics = meaning();
  const node = semantics && expressionAt(semantics.source, range);
  const callee = node?.type === "CallExpression" ? unwrap(node.callee) : undefined;
  if (callee?.type !== "MemberExpression") return range;
  const [start] = callee.property.range;
  const isBelow = text.slice(callee.object.range[1], start).includes("\n");
  return isBelow ? { start, end: range.end } : range;
}

/** The flows of a file; none, and that they were given up, where its code is beyond the solver. */
function flowsInto(
  analysis: Pick<FlowAnalysis, "flowsInto">,
  path: string,
  text: string,
  collector: Collector,
): readonly Flow[] {
  try {
    return analysis.flowsInto(path, text);
  } catch (error) {
    collector.giveUp("data-flow", error instanceof Error ? error.message : String(error));
    return [];
  }
}

/** Whether a rule that looks at the code around the ends of a flow fears it. */
function isAccepted(
  flow: Flow,
  check: FlowCheck,
  analysis: Pick<FlowAnalysis, "entryOf">,
  meaning: () => Semantics | undefined,
  path: string,
  flows: readonly Flow[],
): boolean {
  if (check.fears && !check.fears(analysis.entryOf(flow), flow.sink.row.says)) return false;
  if (!check.accepts) return true;
  const semantics = meaning();
  const node = semantics && expressionAt(semantics.source, flow.sink.range);
  if (!node) return false;
  const { member, row } = flow.sink;
  const { source } = semantics;
  const entry = analysis.entryOf(flow);
  const ownLookups = (): OwnLookup[] => lookupsByIdentity(flows, source);
  return check.accepts({
    node,
    source,
    semantics,
    kind: row.kind,
    member,
    path,
    entry,
    ownLookups,
  });
}

function lookupsByIdentity(flows: readonly Flow[], source: SourceFile): OwnLookup[] {
  return flows.flatMap(({ taint, sink }) => {
    if (taint.source.kind !== "identity" || sink.row.kind !== "lookup") return [];
    const node = expressionAt(source, sink.range);
    return node ? [{ node, member: sink.member }] : [];
  });
}

/** Says that a sanitizer of the team would have made an end to the flow. */
function wouldBeSilenced(
  steps: readonly Step[],
  kind: SinkKind,
  ignored: readonly VouchedFor[],
): Pick<Report, "facts"> {
  const own = ignored.find(
    ({ file, name, clears }) =>
      (clears === "all" || clears.includes(kind)) &&
      steps.some(({ into }) => into?.file === file && into.name === name),
  );
  if (!own) return {};
  const value = `${MODELS_FILE} (${own.name}), once the workspace is trusted`;
  return { facts: [{ label: "Would be silenced by", value }] };
}

/** The code at a sink; looked for only where the rule wants to see it and the finding is shown. */
function placeOf(
  { flow: { sink }, all }: FearedFlow,
  check: FlowCheck,
  meaning: () => Semantics | undefined,
  around: Surroundings,
): FlowPlace | undefined {
  const semantics = check.fixes || check.spares || check.lessens ? meaning() : undefined;
  const node = semantics && expressionAt(semantics.source, sink.range);
  return (
    node && {
      node,
      source: semantics.source,
      semantics,
      row: sink.row,
      kinds: new Set(all.map((each) => each.sink.row.kind)),
      entries: all.map(({ taint }) => ({ file: taint.source.file, ...taint.source.range })),
      packageVersion: (name) => around.packageVersion(name),
      dependsOn: (name) => around.dependsOn(name),
      beside: around.beside,
    }
  );
}

/** Nodes that stand for the expression in them, which may have the same range. */
const SHELLS = new Set<string>(["Program", "ExpressionStatement", "ChainExpression"]);

/** The outermost expression with exactly this range. */
function expressionAt(
  { ast, visitorKeys }: SourceFile,
  { start, end }: Range,
): Ast.Node | undefined {
  return nodeAt(ast, visitorKeys, [start, end], (node) => !SHELLS.has(node.type));
}

function stepsTo(flow: Flow): Step[] {
  const { sink, taint } = flow;
  const steps = stepsOf(taint.trace).map(({ file, start, end, message, into }) => ({
    file,
    range: { start, end },
    message,
    ...(into ? { into } : {}),
  }));
  return [...steps, { file: sink.file, range: sink.range, message: sink.row.says }];
}

/** Runs the checks for files that are no scripts. */
export function checkDocument(
  document: ConfigDocument,
  rules: RuleSet,
  around: Surroundings,
  collector: Collector,
): void {
  for (const rule of rules.active) {
    const { config } = rule;
    if (!config?.kinds.includes(document.kind)) continue;
    collector.guard(rule, () =>
      // Not spread, which would ask for the time.
      config.check(document, Object.assign(checkContext(rule, around, collector), { document })),
    );
  }
}

/** Runs the checks of a package.json or a composer.json. */
export function checkManifests(
  { npm, php }: { readonly npm: ManifestView | undefined; readonly php: ComposerView | undefined },
  rules: RuleSet,
  around: Surroundings,
  collector: Collector,
): void {
  if (!npm && !php) return;
  for (const rule of rules.active) {
    const { manifest, composer } = rule;
    collector.guard(rule, () => {
      if (npm) manifest?.(npm, checkContext(rule, around, collector));
      if (php) composer?.(php, checkContext(rule, around, collector));
    });
  }
}
