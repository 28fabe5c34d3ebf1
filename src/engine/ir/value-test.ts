import type { AddressPart } from "./address-part.ts";

/** The number of the instruction that gives the value. */
type Value = number;

/** What a condition asks of a value. */
export type Test =
  | { readonly kind: "truthy" }
  | { readonly kind: "equal"; readonly to: Value; readonly strict: boolean }
  | { readonly kind: "typeof"; readonly type: string }
  | { readonly kind: "instance"; readonly of: Value }
  | { readonly kind: "compare"; readonly operator: string; readonly with: Value }
  /** The same of how long the value is. */
  | { readonly kind: "length"; readonly operator: string; readonly with: Value }
  /** `list.includes(x)`, `set.has(x)`, `x in object`, `Object.hasOwn(object, x)`, `object[x]`. */
  | {
      readonly kind: "member";
      readonly of: Value;
      /** True when only the object's own members count, not what all objects share. */
      readonly own?: boolean;
      /** True for `x in object`, which finds what all objects share as well. */
      readonly inherited?: boolean;
      /** True for `object[x]`, which counts for tables alone whose names are all written down. */
      readonly written?: boolean;
    }
  | { readonly kind: "match"; readonly pattern: Value }
  /** The test is about a part of the value. */
  | { readonly kind: "part"; readonly part: AddressPart; readonly test: Test }
  /** The test is about an element of the value, whichever. */
  | { readonly kind: "element"; readonly test: Test }
  /** One of several tests holds, or fails, and nobody knows which. */
  | {
      readonly kind: "any";
      readonly of: readonly { readonly test: Test; readonly holds: boolean }[];
    }
  /** `normal` where the text may be a path without dots in it. */
  | { readonly kind: "prefix"; readonly text: Value; readonly normal: boolean }
  | { readonly kind: "suffix" | "inside"; readonly text: Value }
  /** A function that was given the value has returned: what it is afterwards says what is known. */
  | { readonly kind: "passed"; readonly before: Value; readonly after: Value }
  /** The value is the same as this member of an object of which something was found. */
  | {
      readonly kind: "copy";
      readonly object: Value;
      readonly name: string;
      /** True where one was read of the other: only that nobody outside decides about it counts for both. */
      readonly origin?: true;
      /** Counts only where this is a function of the program, whose code says what it gives. */
      readonly by?: Value;
    }
  /** A function of its own or of a library says so; the value is its argument at this position, -1 for the receiver. */
  | {
      readonly kind: "call";
      readonly call: Value;
      readonly argument: number;
      /** The member of what it gives that says so: `schema.safeParse(x).success`. */
      readonly member?: string;
      /** The argument is written as an object; the value is what stands in it under these names. */
      readonly named?: readonly string[];
    };
