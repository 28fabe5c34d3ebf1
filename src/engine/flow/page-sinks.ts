import type { Instruction } from "../ir/ir.ts";
import { type AbstractValue, NOTHING, loadMember } from "./abstract-value.ts";
import type { Activation, Site, Solver } from "./solver.ts";

/** Members of page elements that take markup, whatever the element is called. */
const MARKUP_MEMBERS = new Set(["innerHTML", "outerHTML", "srcdoc"]);

/** Sinks that are stored into: members of a library's objects, and markup of page elements. */
export function storeSinks(
  solver: Solver,
  object: AbstractValue,
  name: string,
  value: AbstractValue,
  site: Site,
  activation: Activation,
): void {
  for (const node of object.apis.flatMap((each) => each.member(name))) {
    for (const row of node.sinks) solver.sink(value, { row, ...siteOf(site) }, activation);
  }
  const isPlain = object.instances.length + object.classes.length > 0;
  if (MARKUP_MEMBERS.has(name) && !isPlain) solver.sink(value, markupSink(site), activation);
}

function markupSink(site: Site) {
  return {
    row: {
      kind: "dom-html" as const,
      at: [],
      states: [],
      when: [],
      says: "used as HTML of the page",
    },
    ...siteOf(site),
  };
}

/** Markup that is handed to an element, and components, which are functions of their properties. */
export function evaluateJsx(
  solver: Solver,
  instruction: Extract<Instruction, { op: "jsx" }>,
  site: Site,
  activation: Activation,
): AbstractValue {
  const properties = activation.values[instruction.properties] ?? NOTHING;
  const markup = properties.members?.get("dangerouslySetInnerHTML");
  if (markup) solver.sink(loadMember(markup, "__html"), markupSink(site), activation);
  if (instruction.component === undefined) return NOTHING;
  const callee = activation.values[instruction.component] ?? NOTHING;
  for (const closure of callee.closures) {
    solver.callClosure(
      closure,
      {
        callee,
        receiver: undefined,
        method: undefined,
        arguments: [properties],
        spreadFrom: 1,
        isNew: false,
        site,
      },
      activation,
    );
  }
  return NOTHING;
}

function siteOf(site: Site): { file: string; range: { start: number; end: number } } {
  return { file: site.file, range: { start: site.start, end: site.end } };
}
