/** One step of a path from a module, a type or a call. */
export type PathToken =
  | { readonly token: "member"; readonly names: readonly string[] }
  | { readonly token: "any-member" }
  /** Arguments by position, both ends included; `to` is undefined for all that follow. */
  | { readonly token: "argument"; readonly from: number; readonly to: number | undefined }
  | { readonly token: "receiver" }
  /** A parameter of a function that is handed over. */
  | { readonly token: "parameter"; readonly from: number; readonly to: number | undefined }
  | { readonly token: "return" }
  | { readonly token: "instance" | "awaited" | "element" }
  /** What a function throws, and what the promise is rejected with that it gives. */
  | { readonly token: "thrown" | "rejected" };

/** Where a row begins: at the model's own module, at a global of the platform, or at values of a named type. */
export type Origin =
  | { readonly kind: "module"; readonly specifiers: readonly string[] }
  | { readonly kind: "global"; readonly name: string }
  | { readonly kind: "type"; readonly name: string };

/** The type of values of which nothing is known: rows on it need a name that means one thing only. */
export const ANY_TYPE = "*";

export interface Place {
  readonly origin: Origin;
  readonly path: readonly PathToken[];
}
