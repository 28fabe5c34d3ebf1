import type { Ast, Semantics } from "../../../engine/api.ts";

/** How a predictable value comes about, as messages say it. `time` is weaker evidence: it is also what clocks are for. */
export interface WeakRandom {
  readonly kind: "random" | "time" | "uuid" | "range" | "other";
  readonly name: string;
}

const SOURCES: ReadonlyMap<string, WeakRandom> = new Map([
  ["global#Math.random", { kind: "random", name: "Math.random()" }],
  ["global#Date.now", { kind: "time", name: "Date.now()" }],
  ["global#Date.new().getTime", { kind: "time", name: "the time" }],
  ["global#Date.new().valueOf", { kind: "time", name: "the time" }],
  ["uuid#v1", { kind: "uuid", name: "A time-based UUID" }],
  ["uuid/v1#", { kind: "uuid", name: "A time-based UUID" }],
  ["lodash#random", { kind: "range", name: "_.random()" }],
  ["lodash/random#", { kind: "range", name: "_.random()" }],
  ["lodash-es#random", { kind: "range", name: "_.random()" }],
  ["underscore#random", { kind: "range", name: "_.random()" }],
  ["lodash#sampleSize", { kind: "other", name: "_.sampleSize()" }],
  ["lodash#sample", { kind: "other", name: "_.sample()" }],
  ["lodash#shuffle", { kind: "other", name: "_.shuffle()" }],
  ["nanoid/non-secure#nanoid", { kind: "other", name: "nanoid/non-secure" }],
  ["nanoid/non-secure#customAlphabet()", { kind: "other", name: "nanoid/non-secure" }],
  ["uniqid#", { kind: "other", name: "uniqid()" }],
]);

const FAKER = /^(?:@faker-js\/faker(?:\/locale\/\w+)?|faker)#/;
const SECURE =
  /^(?:crypto#(?:webcrypto\.)?(?:random\w+|getRandomValues)|global#crypto\.(?:random\w+|getRandomValues)|nanoid#\w*(?:\(\))?|uuid#v4|uuid\/v4#|ulid#\w*)$/;

/** The predictable source that a call is; undefined for others. */
export function weakRandom(node: Ast.CallExpression, semantics: Semantics): WeakRandom | undefined {
  const api = semantics.callee(node);
  if (api === undefined) return undefined;
  if (FAKER.test(api)) return { kind: "other", name: "faker" };
  return SOURCES.get(api);
}

/** True for calls whose result nobody can guess. */
export function isSecureRandom(node: Ast.CallExpression, semantics: Semantics): boolean {
  return SECURE.test(semantics.callee(node) ?? "");
}
