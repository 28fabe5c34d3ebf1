import type { Instruction, Value } from "../ir/ir.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import { EQUALITY } from "./equality.ts";
import type { Activation } from "./solver.ts";
import { originNames } from "./origin-names.ts";

/** Members that say whom a record belongs to: `customerId`, `order.user`, `created_by`. */
const OWNER =
  /^(?:_?(?:user|customer|owner|account|buyer|seller|vendor|merchant|author|creator|member|client|viewer|shopper|profile|tenant|organi[sz]ation|org|team|company|shop|store|workspace|clerkUser|supabaseUser|recipient|sender|payer|payee|reviewer|subscriber|assignee|student|guest)(?:_?id|Ids?|_?uuid)?|(?:created|owned|placed|ordered|posted|purchased|uploaded|submitted)_?by(?:_?id)?|uid|sub|actor_id|actorId)$/i;
/** What a guest knows of an own order besides its number: `order.customerEmail`. */
const ADDRESS =
  /^(?:\w+_)?(?:e?mail|phone)(?:_?(?:address|number))?$|[a-z](?:Email|Phone)(?:Address|Number)?$/;
/** Members that only somebody with a right knows: a look-up that asks for one as well is no guess. */
const CAPABILITY = /token|secret|hash|password|passcode|email|e_mail|signature|session|nonce/i;
/** Members that say what somebody may do. */
const ROLE =
  /^(?:roles?|role_?names?|is_?(?:admin|staff|super_?(?:user|admin)|manager|owner|seller|vendor)|permissions?|scopes?|admin|user_?type|account_?type|privileges?|abilities)$/i;
/** Functions that ask whether somebody may do something. */
const ASKS =
  /owner|owns|permission|permitted|authori[sz]|(?:check|has|can|ensure|assert|verify|validate|require|user)_?(?:\w*)access|is_?admin|admin_?only|require_?(?:admin|role|staff)|has_?role|check_?role|restrict_?to|allow_?roles|belongs_?to|ability|forbidden_?unless|is_?allowed|userHasPermissions/i;
/** Names of refusals, which ask nothing: `ctx.unauthorized()`, `sendUnauthorizedResponse(res)`. */
const REFUSES =
  /^(?:(?:throw|send|respond|reply|return|raise|handle)_?)?(?:un_?authori[sz]ed|forbidden)(?:_?(?:response|error|exception|request))?$/i;
/** Methods that compare what they belong to with what they are given. */
const COMPARING = new Set([
  "equals",
  "isEqual",
  "includes",
  "is",
  "compare",
  "localeCompare",
  "has",
]);

/** True where an instruction asks who somebody is, or what they may do, before it goes on. */
export function asksWhose(instruction: Instruction, activation: Activation): boolean {
  const { code } = activation.facts.ir.functions[activation.index] ?? { code: [] };
  switch (instruction.op) {
    case "binary":
      return (
        EQUALITY.has(instruction.operator) &&
        (comparesOwner([instruction.left, instruction.right], code, activation) ||
          isFoundWithOwner(instruction.left, code, activation)) &&
        !isOnlyNoted(instruction, code)
      );
    case "unary":
      return (
        instruction.operator === "!" && isFoundWithOwner(instruction.operand, code, activation)
      );
    case "refined":
      return ROLE.test(instruction.path.at(-1) ?? "");
    case "call": {
      if (OR_THROWS.test(instruction.method ?? "") && looksUpOwn(instruction, activation))
        return true;
      if (isInCheck(activation) && looksUpOwn(instruction, activation, true)) return true;
      const name = instruction.method ?? calleeName(instruction.callee, code, activation);
      if (name !== undefined && ASKS.test(name) && !REFUSES.test(name)) return true;
      if (name === undefined || !COMPARING.has(name) || instruction.receiver === undefined)
        return false;
      return comparesOwner(
        [instruction.receiver, ...instruction.arguments.slice(0, 1)],
        code,
        activation,
      );
    }
    default:
      return false;
  }
}

/** `{ id, admin: payload.admin === true }`: what somebody may do is noted, and nobody turned away yet. */
function isOnlyNoted(
  instruction: Extract<Instruction, { op: "binary" }>,
  code: readonly Instruction[],
): boolean {
  const value = code.indexOf(instruction);
  const next = code[value + 1];
  if (next?.op !== "store" || next.value !== value) return false;
  return [instruction.left, instruction.right].some((side) =>
    originNames(code, side).some((name) => ROLE.test(name)),
  );
}

/** A comparison with a role or with an owner; one with nothing at all only asks whether it is there. */
function comparesOwner(
  sides: readonly Value[],
  code: readonly Instruction[],
  activation: Activation,
): boolean {
  const names = sides.flatMap((side) => originNames(code, side));
  if (names.some((name) => ROLE.test(name))) return true;
  const isFixed = sides.some((side) => activation.values[side]?.constant !== undefined);
  if (isFixed) return false;
  return (
    names.some((name) => OWNER.test(name) || ADDRESS.test(name)) ||
    sides.some((side) => holdsIdentity(activation.values[side] ?? NOTHING))
  );
}

function calleeName(
  callee: Value,
  code: readonly Instruction[],
  activation: Activation,
): string | undefined {
  const instruction = code[callee];
  if (instruction?.op === "import") return instruction.name;
  const [closure] = activation.values[callee]?.closures ?? [];
  if (closure?.file !== activation.file) return undefined;
  return activation.facts.ir.functions[closure.index]?.name;
}

/** True when who is logged in is part of a value, however deep. */
function holdsIdentity(value: AbstractValue): boolean {
  return (
    value.taints.some(({ source }) => source.kind === "identity") ||
    [...(value.members?.values() ?? [])].some(holdsIdentity)
  );
}

/**
 * True when a look-up by one member of a filter asks for something else that a stranger cannot
 * give: the owner as the server knows it, or a token.
 */
export function asksForOwner(filter: AbstractValue, member: string | undefined): boolean {
  return [...(filter.members ?? [])].some(
    ([name, value]) => name !== member && (holdsIdentity(value) || namesOwner(name, value)),
  );
}

function namesOwner(name: string, value: AbstractValue): boolean {
  if (CAPABILITY.test(name)) return true;
  // Placeholders of statements begin with a colon: `{ ":customerId": id }`.
  if (OWNER.test(name.replace(/^:/, ""))) return !isSent(value);
  return [...(value.members ?? [])].some(([inner, one]) => namesOwner(inner, one));
}

/** Look-ups that give nothing else than a record. */
const OR_THROWS = /^find\w*Or(?:Throw|Fail)$/;
/** Functions that go on only where what they are named after holds: `validateSellerOrder(scope, sellerId, ids)`. */
const CHECKS = /^(?:validate|assert|ensure|require|authori[sz]e)_?[A-Z]/;

function isInCheck({ facts, index }: Activation): boolean {
  const { name, code } = facts.ir.functions[index] ?? { name: "", code: [] };
  return CHECKS.test(name) && code.some(({ op }) => op === "throw");
}

/** True for a function that asks whose something is, by what it does or by its name alone. */
export function isOwnershipCheck(name: string, asks: boolean): boolean {
  return asks || (ASKS.test(name) && !REFUSES.test(name));
}

/** True where the owner is put into what a list is looked up by: `req.filterableFields.seller_id = …`. */
export function fillsOwner(filter: AbstractValue | undefined): boolean {
  return [...(filter?.members ?? [])].some(
    // Whose account of several it is may come with the request, next to who is logged in.
    ([name, value]) => OWNER.test(name) && (!isSent(value) || holdsIdentity(value)),
  );
}

/** `const card = await cards.findFirst({ where: { id, userId } }); if (!card) …`: whose it is was asked. */
function isFoundWithOwner(
  value: Value,
  code: readonly Instruction[],
  activation: Activation,
): boolean {
  let found = code[value];
  for (let i = 0; i < 6; i++) {
    if (found?.op === "await" || found?.op === "refined") found = code[found.value];
    // `const { data: [link] } = await query.graph(…)`
    else if (found?.op === "load" && FOUND.test(found.name)) found = code[found.object];
    else break;
  }
  return found?.op === "call" && looksUpOwn(found, activation);
}

/**
 * A look-up by a key of somebody's choice together with the owner, after which the key alone will
 * do. In a check the key may have been found by what somebody chose: the orders of a payment.
 */
function looksUpOwn(
  { method, arguments: given }: Extract<Instruction, { op: "call" }>,
  { values }: Activation,
  isInCheck = false,
): boolean {
  if (!/^(?:find|get|select|graph$)/.test(method ?? "")) return false;
  const options = values[given[0] ?? -1] ?? NOTHING;
  const filter = options.members?.get("where") ?? options.members?.get("filters") ?? options;
  const conditions = [...(filter.members ?? [])];
  return conditions.some(([name, value]) => {
    if (!isChosen(value) && (!isInCheck || value.constant)) return false;
    if (!OWNER.test(name)) return asksForOwner(filter, name);
    // Of two owners, `{ seller_id, customer_id }`, one may be who asks.
    return conditions.some(
      ([other, owner]) => other !== name && OWNER.test(other) && !isSent(owner),
    );
  });
}

/** Where a look-up keeps what it found. */
const FOUND = /^(?:data|rows?|0)$/;

/** True when a sender decides a key, or a caller does of whom nothing is known. */
function isChosen({ taints, unknowns }: AbstractValue): boolean {
  return unknowns.length > 0 || taints.some(({ source }) => source.kind === "remote");
}

/** True when whoever sends the request decides it. */
function isSent({ taints, members }: AbstractValue): boolean {
  return (
    taints.some(({ source }) => source.kind === "remote") ||
    [...(members?.values() ?? [])].some(isSent)
  );
}
