/**
 * What is known of a library or of the platform, as data. A model file is written in YAML, one
 * for each package; the same format serves a team's own functions. Everything is a row with a kind:
 * the solver knows no library.
 */

/** Who controls a value: the threat that a source stands for. */
export const SOURCE_KINDS = [
  /** Sent by whoever calls the store: body, query, headers, uploads. */
  "remote",
  /** The address bar, messages and storage of the browser. */
  "browser",
  /** Stored earlier, by customers or merchants: rows, catalogue texts, platform data. */
  "stored",
  /** Arguments that users of a published package pass in. */
  "library-input",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What a value that reaches a sink does there. */
export const SINK_KINDS = [
  "sql",
  "nosql",
  "nosql-code",
  "query-language",
  "command",
  "command-argument",
  "code",
  "template",
  "html",
  "script-url",
  "mail-html",
  "mail-header",
  "redirect",
  "request-url",
  "path",
  "module",
  "merge",
  "record",
  "xml",
  "deserialize",
  "regex",
  "log",
  "csv",
  "header",
  "ldap",
  "xpath",
  "amount",
  "order-total",
  "mail-link",
] as const;
export type SinkKind = (typeof SINK_KINDS)[number];

/**
 * What the attacker decides of a value. A sink names the states that do harm in it:
 * a path parameter is always `text`, a parsed body may be an `object` where text was expected.
 */
export const STATES = ["text", "object"] as const;
export type State = (typeof STATES)[number];

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
  | { readonly token: "instance" }
  | { readonly token: "awaited" }
  | { readonly token: "element" };

/** Where a row begins: at the model's own module, at a global of the platform, or at values of a named type. */
export type Origin =
  | { readonly kind: "module"; readonly specifiers: readonly string[] }
  | { readonly kind: "global"; readonly name: string }
  | { readonly kind: "type"; readonly name: string };

export interface Place {
  readonly origin: Origin;
  readonly path: readonly PathToken[];
}

/** Values at a place have a type, on which other rows can be put. */
export interface TypeRow {
  readonly type: string;
  readonly at: readonly Place[];
  /** Names under which annotations write the type, such as `Request` imported from the module. */
  readonly written: readonly string[];
}

export interface SourceRow {
  readonly kind: SourceKind;
  readonly at: readonly Place[];
  /** `object` where the sender may send an object instead of a text. */
  readonly states: readonly State[];
  /** Sinks that values of this source cannot harm, because something checked their shape. */
  readonly clears: readonly SinkKind[];
  /** In words, for the first step of a path: `request body`. */
  readonly says: string;
}

/** A condition on a call that a row needs: an argument, or a member of it, has a constant value. */
export interface CallCondition {
  readonly argument: number;
  readonly member?: string;
  /** The constant values that fulfil it. */
  readonly is?: readonly (string | number | boolean | null)[];
  /** Fulfilled when the argument or member is absent, or present. */
  readonly present?: boolean;
}

export interface SinkRow {
  readonly kind: SinkKind;
  readonly at: readonly Place[];
  /** States that do harm here; all when empty. */
  readonly states: readonly State[];
  readonly when: readonly CallCondition[];
  /** In words, for the last step of a path: `used as SQL text`. */
  readonly says: string;
}

/** A function whose result carries its input, cleared of some kinds. `all` clears every kind. */
export interface SanitizerRow {
  /** The function. */
  readonly at: readonly Place[];
  readonly clears: readonly SinkKind[] | "all";
}

/** A check: where it holds (or fails, with `holds: false`), the argument is harmless for some kinds. */
export interface GuardRow {
  readonly at: readonly Place[];
  readonly argument: number;
  readonly holds: boolean;
  readonly clears: readonly SinkKind[] | "all";
}

/** How a call carries values on: from an argument or the receiver to its result, another argument, or a callback's parameter. */
export interface SummaryRow {
  /** The function. */
  readonly at: readonly Place[];
  readonly from: readonly PathToken[];
  readonly to: readonly PathToken[];
  /** False where the result is made from the value without keeping its text: digests, lengths. */
  readonly keepsText: boolean;
}

/** Functions that a framework calls because of where they stand: `export async function POST` in a file called `route.ts` below `app`. */
export interface FileRow {
  /** Globs over paths from the package's root. */
  readonly files: readonly string[];
  /** Names of exports; `*` for all, `default` for the default one. */
  readonly exports: readonly string[];
  readonly directive?: string;
  /** Platforms that must be present in the package; any when empty. */
  readonly platforms: readonly string[];
  /** Types of the parameters, by position; `*` for all further ones. */
  readonly parameters: readonly { readonly index: number | "*"; readonly type: string }[];
}

/** Parameters and methods that a decorator marks: `@Body() dto`. */
export interface DecoratorRow {
  readonly specifiers: readonly string[];
  readonly decorator: string;
  /** What the decorated parameter is. */
  readonly type: string;
}

/** One model file, checked and parsed. */
export interface Model {
  /** Where it comes from, for error messages: the file's name. */
  readonly name: string;
  readonly packages: readonly string[];
  readonly types: readonly TypeRow[];
  readonly sources: readonly SourceRow[];
  readonly sinks: readonly SinkRow[];
  readonly sanitizers: readonly SanitizerRow[];
  readonly guards: readonly GuardRow[];
  readonly summaries: readonly SummaryRow[];
  readonly files: readonly FileRow[];
  readonly decorators: readonly DecoratorRow[];
}
