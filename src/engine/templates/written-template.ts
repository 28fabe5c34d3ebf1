import type { Range } from "../text/range.ts";
import { CodeWriter } from "../syntax/components/code-writer.ts";

/** The module from which written code gets what a template does: `src/models/templates.model.yml` says what that is. */
const MODULE = "@storewarden/template";

/** Names that are the language's own, and none of what a template is given. */
const OWN_NAMES = new Set(
  (
    "abstract arguments async await break case catch class const continue debugger default delete do else enum eval " +
    "export extends false finally for from function get if implements import in instanceof interface let new null of " +
    "package private protected public return set static super switch this throw true try typeof undefined var void while " +
    "with yield NaN Infinity Array Boolean Date Error Intl JSON Map Math Number Object Promise RegExp Set String Symbol " +
    "URL URLSearchParams console decodeURI decodeURIComponent encodeURI encodeURIComponent escape isFinite isNaN parseFloat " +
    "parseInt process require unescape it locals"
  ).split(" "),
);
/** More names than this no page is given. */
const MAX_NAMES = 300;

/** The object of all that a template is given, in written code. */
export const DATA = "$data";

/** Puts another template in; what it is given and its name follow. */
export const INCLUDED = "$text+=$include($write,";

/**
 * Writes a template as the function that its engine makes of it. It is given what becomes of the
 * values that are not escaped, since a page harms others than a mail does, and the values.
 */
export class WrittenTemplate {
  readonly body: CodeWriter;
  readonly #names = new Set<string>();

  constructor(text: string) {
    this.body = new CodeWriter(text);
  }

  /** Names that the code reads are those of what the template is given, unless it declares them. */
  noteNames(code: string): void {
    for (const [name] of code.matchAll(/(?<![\w$.])[A-Za-z_$][\w$]*/g))
      if (!OWN_NAMES.has(name) && this.#names.size < MAX_NAMES) this.#names.add(name);
  }

  /** A value that the page gets as it is. */
  raw(range: Range, code: string): void {
    this.body.within(range, () => this.body.text(`$text+=$write((${code}\n));`));
  }

  /** Code that stands for a range. */
  code(range: Range, code: string): void {
    this.body.within(range, () => this.body.text(code));
  }

  /** Another template that gets the same, and more. `values` is an object. */
  include(range: Range, name: string, values = "", context = DATA): void {
    const more = values === "" ? "" : `,${values}`;
    this.code(range, `${INCLUDED}${context},${JSON.stringify(name)}${more});`);
  }

  /** Writes the whole program: what the body reads is known by now. */
  finish(text: string): CodeWriter {
    const names = [...this.#names].join(",");
    const whole = new CodeWriter(text);
    whole.text(
      `import {include as $include} from "${MODULE}";export default async function template($write,${DATA}){` +
        `let $text="";const locals=${DATA},it=${DATA};let {${names}}=${DATA};{`,
    );
    whole.append(this.body);
    whole.text("\n}return $text;}");
    return whole;
  }
}
