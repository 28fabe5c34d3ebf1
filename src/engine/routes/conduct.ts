import type { Ast } from "../syntax/ast.ts";
import { calledName, propertyName } from "../semantics/names.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { FunctionNode } from "../syntax/function-node.ts";
import { type AskedCall, askedOf, hasProviderCheck } from "./asked-provider.ts";
import { type LocatedFunction, functionOf, visitAll } from "./functions.ts";
import { KnownMiddleware } from "./known-middleware.ts";
import { type Deed, type DeedKind } from "./route.ts";
import { tagEffect } from "./effect-calls.ts";
import { asksForAmount, comparesAmount, conditionOf, isAskedBefore } from "./asked-before.ts";
import { settledBy } from "./settlement.ts";
import { authenticates, comparedIn, handsOn, isSignatureName, verifies } from "./verification.ts";

/** Code without any of these words does nothing about a payment, and hears of nothing that concerns an order. */
const PAYMENT =
  /paid|payment|webhook|\bipn\b|stripe|paypal|razorpay|mollie|adyen|paystack|checkout|\border|\bpay|\b(?:erp|wms|oms)\b|warehouse|logistics/i;

/** How deep calls of the project's own functions are followed. */
const MAX_DEPTH = 4;
/** More functions than any handler needs. */
const MAX_FUNCTIONS = 60;

/** Names of what providers tell: `payment_intent.succeeded`, `CHECKOUT.ORDER.APPROVED`, `charge.success`. */
const EVENT =
  /^(?:payment_intent|checkout\.session|charge|invoice|payment|order|subscription|transfer|PAYMENT\.(?:CAPTURE|SALE)|CHECKOUT\.ORDER|BILLING\.SUBSCRIPTION)[.:](?:[\w.]*(?:succeeded|success|completed?|paid|captured|approved|authori[sz]ed|confirmed|received))$/i;

/** Globals of the platform. */
const PLATFORM =
  /^global#(?:[A-Z]\w*|console|fetch|process|crypto|structuredClone|set\w+|clear\w+|parse\w+|encode\w+|decode\w+|atob|btoa|queueMicrotask|require|is\w+)\b/;

/** Names of what was done before. */
const BEFORE = /idempot|already|processed|duplicate|event_?id$/i;

const WRITE =
  /^(?:save|given|create(?:Many|One|Order\w*|Payment\w*|Transaction\w*|Invoice\w*)?|insert\w*|update\w*|upsert\w*|delete\w*|remove\w*|destroy|findOneAnd\w+|findByIdAnd\w+|bulkWrite|\$executeRaw\w*)$/;

/** What a handler does about payments, through functions of the project; undefined where it does nothing. */
export function conductOf(fn: LocatedFunction, known: KnownMiddleware): readonly Deed[] {
  const { text, path } = fn.in.source;
  // What a folder says of its routes need not stand in their code: `app/api/webhooks/clerk/route.ts`.
  if (!PAYMENT.test(text) && !/web-?hook/i.test(path)) return [];
  const reader = new ConductReader(known);
  reader.read(fn, 0);
  return reader.deeds;
}

/** The same for a function that no route of the table leads to, such as a method that a framework calls. */
export function deedsOf(node: FunctionNode, semantics: Semantics): readonly Deed[] {
  return conductOf({ node, in: semantics }, NOTHING_KNOWN);
}

const NOTHING_KNOWN = new KnownMiddleware([]);

class ConductReader {
  readonly deeds: Deed[] = [];
  readonly #known: KnownMiddleware;
  readonly #seen = new Set<Ast.Node>();

  constructor(known: KnownMiddleware) {
    this.#known = known;
  }

  read(fn: LocatedFunction, depth: number): void {
    if (this.#seen.has(fn.node) || this.#seen.size >= MAX_FUNCTIONS) return;
    this.#seen.add(fn.node);
    // Parameters, too: Nest's are decorated with the headers that they are.
    visitAll(fn, (node) => {
      switch (node.type) {
        case "CallExpression":
        case "NewExpression":
          this.#call(node, fn, depth);
          break;
        case "Property":
        case "AssignmentExpression":
          this.#settle(node, fn);
          break;
        case "TaggedTemplateExpression":
          this.#settle(node, fn);
          this.#tag(node, fn);
          break;
        case "BinaryExpression":
          for (const kind of comparedIn(node, fn.in)) this.#add(kind, node, fn);
          break;
        case "Literal":
          if (typeof node.value !== "string") break;
          if (EVENT.test(node.value)) this.#add("hears-event", node, fn, node.value);
          if (asksForAmount(node.value)) this.#add("compares-amount", node, fn);
          if (isSignatureName(node.value) && isRead(node))
            this.#add("reads-signature", node, fn, node.value);
          break;
        case "MemberExpression": {
          const name = propertyName(node) ?? "";
          if (isAskedBefore(node, fn.in)) this.#add("notes-event", node, fn, name);
          if (/^(?:metadata|client_reference_id|custom_id|external_reference|receipt)$/.test(name))
            this.#add("binds-order", node, fn, name);
          break;
        }
        case "TemplateElement":
          if (asksForAmount(node.value.raw)) this.#add("compares-amount", node, fn);
          break;
        case "Identifier":
          if (BEFORE.test(node.name)) this.#add("notes-event", node, fn, node.name);
          break;
        default:
          break;
      }
    });
  }

  #settle(
    node: Ast.Property | Ast.AssignmentExpression | Ast.TaggedTemplateExpression,
    fn: LocatedFunction,
  ): void {
    const settled = settledBy(node, fn.in);
    if (settled && !settled.isRefunded)
      this.#add(settled.isPaid ? "pays" : "completes", node, fn, settled.says);
    if (node.type === "TaggedTemplateExpression") return;
    const adds =
      node.type === "Property"
        ? /^(?:\$inc|increment|decrement)$/.test(propertyName(node) ?? "")
        : /^[+-]=$/.test(node.operator) && node.left.type === "MemberExpression";
    if (adds) this.#add("adds", node, fn);
    const condition = node.type === "Property" ? conditionOf(node) : undefined;
    if (condition) this.#add(condition, node, fn);
  }

  /** sql`UPDATE orders SET status = 'paid' …` */
  #tag(node: Ast.TaggedTemplateExpression, fn: LocatedFunction): void {
    const effect = tagEffect(node);
    if (effect?.does !== "write" && effect?.does !== "delete") return;
    this.#add("writes", node, fn, effect.on);
    if (effect.on.startsWith("INSERT")) this.#add("adds", node, fn, effect.on);
  }

  #call(node: Ast.CallExpression | Ast.NewExpression, fn: LocatedFunction, depth: number): void {
    const called = fn.in.callee(node);
    // What the file does not declare and no platform has is of the project, and not found.
    const api =
      called !== undefined && called.startsWith("global#") && !PLATFORM.test(called)
        ? undefined
        : called;
    const callee = unwrap(node.callee);
    const name = calledName(callee);
    const own = api === undefined ? functionOf({ node: node.callee, in: fn.in }) : undefined;
    const call: AskedCall = { node, name, api, text: textOf(callee, fn), isOwn: own !== undefined };
    const isSignature = api !== undefined && this.#known.does(api)?.includes("signature");
    if (isSignature || verifies(call)) this.#add("verifies", node, fn, name);
    if (node.type === "CallExpression" && comparesAmount(node))
      this.#add("compares-amount", node, fn);
    if (authenticates(call)) this.#add("authenticates", node, fn, name);
    const asked = askedOf(call);
    if (asked) this.#add(asked, node, fn, name);
    if (asked === "requests" && hasProviderCheck(call, fn.in))
      this.#add("verifies", node, fn, name);
    if (asked === "asks" && isOfStored(node)) this.#add("binds-order", node, fn, name);
    const settled = settledBy(node, fn.in);
    if (settled && !settled.isRefunded)
      this.#add(settled.isPaid ? "pays" : "completes", node, fn, settled.says);
    // What is made at the provider is no record of the shop.
    const isStored = WRITE.test(name) || (name === "run" && runsWorkflow(callee));
    if (asked === undefined && isStored && callee.type === "MemberExpression")
      this.#add("writes", node, fn, name);
    if (
      asked === undefined &&
      /^(?:create(?:Many|One|Order\w*|Payment\w*|Transaction\w*|Invoice\w*)?|insert\w*)$/.test(
        name,
      ) &&
      callee.type === "MemberExpression"
    )
      this.#add("adds", node, fn, name);
    if (/upsert|findOrCreate/i.test(name)) this.#add("notes-event", node, fn, name);
    if (own && depth < MAX_DEPTH) this.read(own, depth + 1);
    else if (api === undefined && handsOn(call) && !this.#isKnown(node, fn))
      this.#add("hands-on", node, fn, name);
  }

  /** What brings a name without an import, as h3 does in Nuxt. */
  #isKnown(node: Ast.CallExpression | Ast.NewExpression, fn: LocatedFunction): boolean {
    const called = fn.in.callee(node);
    return called !== undefined && this.#known.does(`${called}()`) !== undefined;
  }

  /** The first of each kind is enough. */
  #add(kind: DeedKind, node: Ast.Node, fn: LocatedFunction, says = ""): void {
    if (this.deeds.some((deed) => deed.kind === kind)) return;
    const [start, end] = node.range;
    this.deeds.push({ kind, file: fn.in.source.path, range: { start, end }, says });
  }
}

/** `createShipmentWorkflow(scope).run(…)` of Medusa changes what it is named after, unless it only asks. */
function runsWorkflow(callee: Ast.Node): boolean {
  const made = callee.type === "MemberExpression" ? unwrap(callee.object) : callee;
  const own = made.type === "CallExpression" ? unwrap(made.callee) : made;
  return (
    own.type === "Identifier" &&
    own.name.endsWith("Workflow") &&
    !/^(?:get|list|retrieve|validate|calculate|has|process)/.test(own.name)
  );
}

/** `retrieve(order.paymentId)`: the payment that the order itself names. */
function isOfStored(call: Ast.CallExpression | Ast.NewExpression): boolean {
  const [first] = call.arguments;
  const node = first && unwrap(first);
  if (node?.type !== "MemberExpression") return false;
  const object = unwrap(node.object);
  return (
    object.type === "Identifier" &&
    !/^(?:req|request|body|params|query|dto|input|data|ctx|args|payload|searchParams|event)$/i.test(
      object.name,
    )
  );
}

/** `headers["x-signature"]`, `req.get("x-signature")`, `@Headers("x-signature")`: what is sent is a key of an object. */
function isRead({ parent }: Ast.Node): boolean {
  if (parent?.type === "MemberExpression") return parent.computed;
  if (parent?.type !== "CallExpression") return false;
  const callee = unwrap(parent.callee);
  const name =
    callee.type === "Identifier"
      ? callee.name
      : callee.type === "MemberExpression"
        ? propertyName(callee)
        : "";
  return /^(?:get|header|headers|getHeader)$/i.test(name ?? "");
}

function textOf(node: Ast.Node, fn: LocatedFunction): string {
  return fn.in.source.text.slice(node.range[0], Math.min(node.range[1], node.range[0] + 120));
}
