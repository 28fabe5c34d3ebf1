import { callOf } from "./call-of.ts";
import type { Instruction } from "../ir/ir.ts";
import type { SinkKind } from "../models/kinds.ts";
import { type AbstractValue, NOTHING, loadMember } from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import { isPlainAnswer } from "./content-type.ts";
import type { Program } from "./program.ts";
import { isClosed } from "./sandboxed-frames.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import type { SinkUse } from "./summary.ts";
import { kindsOf } from "./taint.ts";
import { clear } from "./untrusted.ts";

const SCRIPT_URL = kindsOf(["script-url"]);

/** Members of page elements that take markup, whatever the element is called. */
const MARKUP_MEMBERS = new Set(["innerHTML", "outerHTML", "srcdoc"]);

/** Attributes that the browser goes to, where `javascript:` runs code; not those that only load. */
const ADDRESS_ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ["a", ["href", "xlinkHref"]],
  ["area", ["href"]],
  ["base", ["href"]],
  ["iframe", ["src"]],
  ["frame", ["src"]],
  ["embed", ["src"]],
  ["object", ["data"]],
  ["form", ["action"]],
  ["button", ["formAction"]],
  ["input", ["formAction"]],
]);

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
    if (node.parameters.length > 0) handOverStored(solver, node, value, site, activation);
    for (const row of node.sinks) {
      if (row.kind === "html" && isPlainAnswer(object)) continue;
      solver.sink(value, { row, ...siteOf(site) }, activation);
    }
  }
  const isPlain = object.instances.length + object.classes.length > 0;
  if (MARKUP_MEMBERS.has(name) && !isPlain) solver.sink(value, markupSink(site), activation);
}

/** `window.onmessage = (event) => …`: the platform will call it. */
function handOverStored(
  solver: Solver,
  node: ApiNode,
  value: AbstractValue,
  site: Site,
  activation: Activation,
): void {
  for (const closure of value.closures) {
    const parameters = solver.facts(closure.file)?.ir.functions[closure.index]?.parameters ?? [];
    const given = parameters.map(({ range }, index) =>
      solver.ofApi(node.parameterAt(index), { file: closure.file, ...range }),
    );
    solver.callClosure(closure, callOf(closure, given, site), activation);
  }
}

function markupSink(site: Site): SinkUse {
  return pageSink("dom-html", "used as HTML of the page", site);
}

function pageSink(kind: SinkKind, says: string, site: Site): SinkUse {
  return { row: { kind, at: [], states: [], when: [], says }, ...siteOf(site) };
}

/** Markup that is handed to an element, and components, which are functions of their properties. */
export function evaluateJsx(
  solver: Solver,
  instruction: Extract<Instruction, { op: "jsx" }>,
  site: Site,
  activation: Activation,
): AbstractValue {
  const properties = writtenByReact(
    solver,
    activation.values[instruction.properties] ?? NOTHING,
    site,
  );
  const markup = properties.members?.get("dangerouslySetInnerHTML");
  if (markup) solver.sink(loadMember(markup, "__html"), markupSink(site), activation);
  if (instruction.component === undefined) {
    attributeSinks(solver, instruction.name, properties, site, activation);
    return NOTHING;
  }
  const callee = activation.values[instruction.component] ?? NOTHING;
  // `<Search.Provider value={…}>` tells all who ask for that context; `<Link href={…}>` makes a link.
  const apis = callee.apis.filter(
    (node) => node.channels.length > 0 || node.argumentAt(0).length > 0,
  );
  if (apis.length > 0) {
    const made = activation.facts.ir.functions[activation.index]?.code[instruction.component];
    const receiver = made?.op === "load" ? activation.values[made.object] : undefined;
    const call = { receiver, method: undefined, spreadFrom: 1, isNew: false, site };
    solver.call({ ...call, callee: { ...NOTHING, apis }, arguments: [properties] }, activation);
  }
  // A component of the program may do something else with an address.
  const handed = activation.values[instruction.properties] ?? NOTHING;
  for (const closure of callee.closures) {
    solver.callClosure(
      closure,
      {
        callee,
        receiver: undefined,
        method: undefined,
        arguments: [handed],
        spreadFrom: 1,
        isNew: false,
        site,
      },
      activation,
    );
  }
  return NOTHING;
}

/** React 19 and later write a script that throws where an address begins with `javascript:`. */
function writtenByReact(
  { program }: Pick<Solver, "program">,
  properties: AbstractValue,
  { file }: Site,
): AbstractValue {
  if (properties.members === undefined || !/\.[cm]?[jt]sx?$/.test(file)) return properties;
  return isNewReact(program, file) ? clear(properties, SCRIPT_URL) : properties;
}

/** By program and file: a page of elements asks for each of them. */
const newReact = new WeakMap<Program, Map<string, boolean>>();

function isNewReact(program: Program, file: string): boolean {
  const known = newReact.get(program) ?? new Map<string, boolean>();
  if (known.size === 0) newReact.set(program, known);
  const isNew = known.get(file) ?? program.isVersion(file, "react", ">=19");
  known.set(file, isNew);
  return isNew;
}

/** Attributes of an element of the page; components decide themselves what they do with theirs. */
function attributeSinks(
  solver: Solver,
  element: string,
  properties: AbstractValue,
  site: Site,
  activation: Activation,
): void {
  // React refuses it; Solid and the JSX of Vue write it as it is.
  const inner = properties.members?.get("innerHTML");
  if (inner) solver.sink(inner, markupSink(site), activation);
  const frame = element === "iframe" ? properties.members?.get("srcDoc") : undefined;
  if (frame && !isClosed(properties.members?.get("sandbox")))
    solver.sink(frame, markupSink(site), activation);
  for (const name of ADDRESS_ATTRIBUTES.get(element) ?? []) {
    const address = properties.members?.get(name);
    if (!address) continue;
    const says = "used as the address of a link";
    solver.sink(address, pageSink("script-url", says, site), activation);
  }
}

function siteOf(site: Site): { file: string; range: { start: number; end: number } } {
  return { file: site.file, range: { start: site.start, end: site.end } };
}
