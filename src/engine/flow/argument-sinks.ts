import type { Instruction } from "../ir/ir.ts";
import {
  ANY_MEMBER,
  type AbstractValue,
  type Closure,
  NOTHING,
  asText,
  loadAny,
  loadMember,
} from "./abstract-value.ts";
import type { ApiNode } from "./api-node.ts";
import { behindDashes, hasNames } from "./argument-list.ts";
import { argumentCount, argumentOf } from "./call-conditions.ts";
import {
  isInEventStream,
  isPlainAnswer,
  isPlainLater,
  isPlainResponse,
  isSaidPage,
  isSheetAnswer,
  saysPlain,
  storesPage,
} from "./content-type.ts";
import { namedByCall } from "./chosen-names.ts";
import { DEEP, deepArgument } from "./deep-arguments.ts";
import { handedMembers } from "./named-members.ts";
import { holdsAmounts } from "./node-contents.ts";
import { isMeant, pendingAt } from "./pending-conditions.ts";
import { isOwnTemplate } from "./filled-views.ts";
import { asksForOwner } from "./ownership.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";
import { awaitsStatement, columnsFor, standAlone } from "./handed-values.ts";
import { writtenRaw } from "./raw-placeholders.ts";
import type { SinkUse } from "./summary.ts";

/** Where the values stand that a text takes over. */
const VALUES = { token: "argument", from: 1, to: 1 } as const;

/** Whoever decides a whole object decides all members that are nearer to the call than this. */
const NEAR = 2;

/** A page that is no page but a table. */
const CELL = { kind: "csv", says: "sent as cells of a table" } as const;

/** Sinks at the arguments of a call, however deep in them; `run` says what a function gives that is handed over. */
export function checkSinks(
  solver: Solver,
  node: ApiNode,
  request: CallRequest,
  activation: Activation,
  run: (
    closure: Closure,
    callers: readonly ApiNode[],
    element: AbstractValue | undefined,
  ) => Pick<CallOutcome, "result" | "changed">,
): void {
  const isPlain = isPlainAnswer(request.receiver) || isPlainLater(request, activation);
  const isSheet = isSheetAnswer(request.receiver);
  let isPage = isSaidPage(request.receiver);
  /** Whether what a function answers with, `{ headers, body }`, is read as a page. */
  let isPlainResult = false;
  const { file, start, end } = request.site;
  const range = { start, end };
  /** What rows say of the argument that is looked at, and the element of it that is. */
  let callers: readonly ApiNode[] = [];
  let element: AbstractValue | undefined;
  /** The argument that is looked at, and the way to the place in it. */
  let position = 0;
  const trail: string[] = [];
  /** What the values of SQL text stand for, where they stand in a list behind it. */
  const columns = columnsFor(request);
  const areAlone = columns !== undefined && standAlone(request);
  const visit = (
    at: ApiNode,
    value: AbstractValue,
    depth: number,
    whole = false,
    of?: Pick<SinkUse, "member" | "asked">,
    isHanded = false,
  ): void => {
    // Of what is nothing so near to the call nothing deeper was forgotten: whole bodies have many names.
    if (value === NOTHING && depth > 0 && depth < DEEP - 1 && !isHanded) return;
    // So deep a value forgets its members; what was written there is looked up.
    const isForgotten = depth >= DEEP && value === NOTHING;
    for (const row of at.sinks) {
      if (isHanded && row.kind === "amount") continue;
      // Whatever joined the lines of a table that is sent, what was sent may be a formula in it.
      if (isSheet && row.kind === "html" && !whole)
        solver.sink(asText(value), { row: { ...row, ...CELL }, file, range }, activation);
      if (row.asPage && !isPage) continue;
      // Who decides a whole object decides its amount; that it has other harmful members is a guess.
      if (whole && row.kind !== "amount" && !isForgotten) continue;
      if ((isPlain || isPlainResult) && row.kind === "html") continue;
      if (row.kind === "html" && request.method === "write" && isInEventStream(request, activation))
        continue;
      if (row.kind === "template" && isOwnTemplate(solver, node, request, activation)) continue;
      const isCalled = row.when.every((condition) => isMeant(condition, request, position));
      const pending = isCalled
        ? awaitsStatement(row, request, position)
        : pendingAt(row, request, position, trail.at(-1));
      if (isCalled || pending) {
        const given = isForgotten ? deepArgument(position, trail, request, activation) : value;
        const reached = row.placeholders ? writtenRaw(row.placeholders, [VALUES], request) : given;
        const part = row.when.some(({ attribute }) => attribute) && request.places?.[position - 1];
        const sink = { row, file, range: part || range, ...of, ...(pending && { pending }) };
        solver.sink(reached, sink, activation);
      }
    }
    if (depth > 5) return;
    for (const [name, member] of at.members) {
      const isThere = value.members?.has(name) || (isPlace(name) && value.members?.has(ANY_MEMBER));
      const isWhole = whole || !isThere;
      // Of what is decided as a whole amounts alone are asked for, and there are many names for others.
      if (isWhole && depth < NEAR && value !== NOTHING && !holdsAmounts(member)) continue;
      trail.push(name);
      visit(member, loadMember(value, name), depth + 1, isWhole, undefined, isHanded);
      trail.pop();
    }
    if (!whole) {
      for (const [member, part] of handedMembers(at, value))
        visit(member, part, depth + 1, false, undefined, true);
    }
    if (at.anyMember && !isHanded) {
      const isFilter = at.anyMember.sinks.some(({ kind }) => kind === "lookup");
      for (const [name, member] of value.members ?? []) {
        const asked = isFilter && asksForOwner(value, name);
        visit(at.anyMember, member, depth + 1, whole, {
          ...(name !== ANY_MEMBER && { member: columns?.get(Number(name)) ?? plainName(name) }),
          ...(asked && { asked }),
        });
      }
      visit(at.anyMember, loadAny({ ...value, members: undefined }), depth + 1, whole);
    }
    if (at.element && !hasNames(value)) {
      if (holdsHandlers(at.element)) {
        for (const each of value.members?.values() ?? []) {
          if (depth === 0) element = each;
          visit(at.element, each, depth + 1);
        }
      } else {
        const list = behindDashes(value, argumentOf(request, 0));
        for (const [position, member] of columns ?? []) {
          const placed = list.members?.get(String(position));
          if (placed) visit(at.element, placed, depth + 1, false, { member });
        }
        trail.push(ANY_MEMBER);
        visit(at.element, loadAny(withoutPlaces(list, columns)), depth + 1);
        trail.pop();
      }
    }
    if (at.returned) {
      for (const closure of value.closures) {
        const { result, changed } = run(closure, depth === 0 ? callers : [at], element);
        const code = codeOf(closure, activation);
        isPage = [...changed.values()].some(isSaidPage) || storesPage(code);
        isPlainResult = isPlainResponse(result) || saysPlain(code);
        visit(at.returned, result, depth + 1);
        isPlainResult = false;
      }
    }
  };
  const named = namedByCall(request, activation);
  for (let index = 0, count = argumentCount(request); index < count; index++) {
    callers = node.argumentAt(index);
    position = index;
    for (const argument of callers) {
      element = undefined;
      const member = areAlone ? columns?.get(index) : undefined;
      visit(argument, argumentOf(request, index), 0, false, member ? { member } : undefined);
      if (index > 0 || !named) continue;
      for (const row of argument.sinks)
        if (row.kind === "record") solver.sink(named, { row, file, range }, activation);
    }
  }
  if (node.receiver && request.receiver) visit(node.receiver, request.receiver, 0);
}

/** The name of a place in a list, at which may stand what was added at an unknown one. */
function isPlace(name: string): boolean {
  return /^\d+$/.test(name);
}

/** The name of a placeholder is what stands behind its colon: `{ ":id": id }`. */
function plainName(name: string): string {
  return name.startsWith(":") ? name.slice(1) : name;
}

/** The elements of a list that stand at no known place. */
function withoutPlaces(
  list: AbstractValue,
  places: ReadonlyMap<number, string> | undefined,
): AbstractValue {
  if (!places || places.size === 0 || !list.members) return list;
  const left = [...list.members].filter(([name]) => !places.has(Number(name)));
  return { ...list, members: left.length > 0 ? new Map(left) : undefined };
}

/** The instructions of a function that is written in the same file. */
function codeOf({ file, index }: Closure, activation: Activation): readonly Instruction[] {
  return file === activation.file ? (activation.facts.ir.functions[index]?.code ?? []) : [];
}

/** True where an element is a description of a handler, of which each has its own. */
function holdsHandlers({ members }: ApiNode): boolean {
  return members.has("handler");
}
