import type { ViewUse } from "./kinds.ts";
import type { PathToken, Place } from "./place.ts";

/**
 * A call that fills a template of the program: `response.render("order", { note })`. What it writes
 * becomes a `page`, a `mail` or a `text`; or the call gives the `function` that writes the text.
 */
export interface ViewRow {
  readonly at: readonly Place[];
  /** Where the template's name, its path or its content stands, as a path from the call. */
  readonly template: readonly PathToken[];
  readonly as: ViewUse;
  /** Where what becomes of the values stands, for templates that put in others. */
  readonly writer?: readonly PathToken[];
  /** Where the text goes, or the function. */
  readonly text: readonly (readonly PathToken[])[];
  /** Objects of what it is given; members of later ones stand for those of earlier ones. */
  readonly values: readonly (readonly PathToken[])[];
}
