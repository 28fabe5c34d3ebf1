import type { CallCondition } from "./call-condition.ts";
import type {
  DecoratorRow,
  FieldRow,
  FunctionRow,
  PathRow,
  SignatureRow,
} from "./declared-rows.ts";
import type { PlaceholderStyle, SinkKind, SourceKind, UnknownMembers } from "./kinds.ts";
import type { PathToken, Place } from "./place.ts";
import type { State } from "./states.ts";
import type { ViewRow } from "./view-rows.ts";

/**
 * What is known of a library or of the platform, as data. A model file is written in YAML, one
 * for each package; the same format serves a team's own functions. Everything is a row with a kind:
 * the solver knows no library.
 */

/** Values at a place have a type, on which other rows can be put. */
export interface TypeRow {
  readonly type: string;
  readonly at: readonly Place[];
  /**
   * Names under which annotations write the type, such as `Request` imported from one of the
   * model's packages; a class that extends the name gives values of the type, too. In the model
   * of the platform they are names that no module gives.
   */
  readonly written: readonly string[];
  /** The type of what a function returns whose first parameter is annotated with this type. */
  readonly answer?: string;
  /** What the last call on the path must look like: `on("message", …)`. */
  readonly when?: readonly CallCondition[];
}

export interface SourceRow {
  readonly kind: SourceKind;
  readonly at: readonly Place[];
  /** `object` where the sender may send an object instead of a text. */
  readonly states: readonly State[];
  readonly when?: readonly CallCondition[];
  /** Sinks that values of this source cannot harm, because something checked their shape. */
  readonly clears: readonly SinkKind[];
  /** Where a schema stands that the value passed, as a path from the last call on the way: `Receiver.Member[schema]`. */
  readonly schema?: readonly PathToken[];
  /** What the value begins with, whoever decides the rest of it. */
  readonly begins?: string;
  /** True where a schema says what its members are called. */
  readonly named?: true;
  /** In words, for the first step of a path: `request body`. */
  readonly says: string;
}

export interface SinkRow {
  readonly kind: SinkKind;
  readonly at: readonly Place[];
  /** States that do harm here; all when empty. */
  readonly states: readonly State[];
  readonly when: readonly CallCondition[];
  /** True where whatever is inside the value, at any depth, does the same harm. */
  readonly deep?: boolean;
  /** True where it does harm only if the answer was said to be a page. */
  readonly asPage?: boolean;
  /** Only values that the first argument, a text, takes over as they are. */
  readonly placeholders?: PlaceholderStyle;
  /** In words, for the last step of a path: `used as SQL text`. */
  readonly says: string;
}

/** A function whose result carries its input, cleared of some kinds. No summary says the same: it would clear nothing. */
export interface SanitizerRow {
  /** The function. */
  readonly at: readonly Place[];
  /** What the result carries; the first argument when absent. */
  readonly from?: readonly PathToken[];
  /** Where the clean value is; the result when absent. `ReturnValue.Member[data]`, for one. */
  readonly to?: readonly PathToken[];
  readonly clears: readonly SinkKind[] | "all";
  /** What the result can still be; all that its input was when absent. */
  readonly states?: readonly State[];
  /** What the result begins with, whoever decides the rest of it. */
  readonly begins?: string;
  readonly when?: readonly CallCondition[];
  /** Where the schema stands, as a path from the call; its type says what is cleared: see `SchemaRow`. */
  readonly schema?: readonly PathToken[];
  /** What such a call makes of members that the schema does not name; as the schema says when absent. */
  readonly unknown?: UnknownMembers;
}

/**
 * Values that passed a schema of this type are cleared of some kinds. Where the schema has members
 * of its own at a path from itself (`Member[shape]`), a member of the value is cleared as the
 * schema of that name says, and an element as the schema at `element` says. What passed one of the
 * schemas in the list at `options` is what any of them lets through.
 */
export interface SchemaRow {
  readonly type: string;
  readonly clears: readonly SinkKind[] | "all";
  readonly members?: readonly PathToken[];
  readonly element?: readonly PathToken[];
  readonly options?: readonly PathToken[];
  /** As the schema says by itself; as `clears` does when absent. */
  readonly unknown?: UnknownMembers;
}

/** A call that protects the whole package once it is made anywhere in it: a mounted middleware, a global setting. */
export interface ProtectionRow {
  readonly at: readonly Place[];
  readonly when: readonly CallCondition[];
  readonly clears: readonly SinkKind[];
  /** Types of the sources that it cleans; all of them when empty. */
  readonly sources: readonly string[];
  /** It cleans only what is still one of these when it arrives; everything when absent. */
  readonly states?: readonly State[];
  /** It cleans members of the sources, and not the sources themselves. */
  readonly membersOnly?: boolean;
}

/** A value that looks at requests before handlers that are handed over with it: `celebrate({ body: schema })`. */
export interface CheckRow {
  /** Values that are such a check. */
  readonly at: readonly Place[];
  /** What it looks at, from the call of the handler: `Parameter[0].Member[body]`. */
  readonly checks: readonly PathToken[];
  /** Where its schema stands, as a path from the value; the value itself when absent. */
  readonly schema?: readonly PathToken[];
  /** Where the name of the one member stands that it looks at; all of it when absent. */
  readonly name?: readonly PathToken[];
  /** Functions of the model's packages of which one must be used where handlers stand. */
  readonly enforcedBy?: readonly string[];
  /** A member of the handler's parameter under which all that was looked at is found by its name. */
  readonly gathered?: string;
}

/** A call that puts checks before routes which stand elsewhere: `defineMiddlewares({ routes: [{ matcher, middlewares }] })`. */
export interface MountRow {
  readonly at: readonly Place[];
  readonly routes: readonly (readonly PathToken[])[];
  /** Members of a route: its path, its methods (all where there is none), and what stands before it. */
  readonly address: string;
  readonly methods: readonly string[];
  readonly handlers: string;
  /** Member of the request by which lists are found: who puts the owner into it asks whose they are. */
  readonly lists: string;
}

/**
 * A call that runs functions one after the other, each of which tells a callback `(error, ...results)`
 * what it found, or gives a promise of it.
 */
export interface SeriesRow {
  readonly at: readonly Place[];
  /** The list or object of functions. */
  readonly tasks: readonly PathToken[];
  /** `next`: results are handed to the next one. `all`: they are a list, or an object, at the end. `named`: each gets those that it names. `streams`: the arguments are streams that flow into one another. */
  readonly hands: "next" | "all" | "named" | "streams";
  /** The function that is called at the end. */
  readonly last: readonly PathToken[];
}

/** A check: where it holds (or fails, with `holds: false`), the argument is harmless for some kinds. */
export interface GuardRow {
  readonly at: readonly Place[];
  readonly when?: readonly CallCondition[];
  /** -1 for the receiver. */
  readonly argument: number;
  readonly holds: boolean;
  readonly clears: readonly SinkKind[] | "all";
  /** True when the call throws where the check fails, so that what comes after it is checked. */
  readonly throws?: boolean;
  /** The member of the result that says so: `schema.validate(x).error`; the result itself when absent. */
  readonly member?: string;
  /** The values in an object that is the argument are harmless: `{ where: { id } }`. */
  readonly named?: boolean;
  /** Where the schema stands, as a path from the call: what its type says holds, member by member. */
  readonly schema?: readonly PathToken[];
  /** What such a call makes of members that the schema does not name; as the schema says when absent. */
  readonly unknown?: UnknownMembers;
}

/**
 * How a call carries values on: from an argument or the receiver to its result, another argument,
 * or a callback's parameter. A path may go through what is done with the result later:
 * `ReturnValue.Argument[0]` is what the returned function is called with. A tagged template is a
 * call whose first argument are the fixed texts.
 */
export interface SummaryRow {
  readonly at: readonly Place[];
  readonly when?: readonly CallCondition[];
  readonly from: readonly PathToken[];
  readonly to: readonly PathToken[];
  /** False where the result is made from the value without keeping its text: digests, lengths. */
  readonly keepsText: boolean;
  /** True where an object is made, or filled, that takes members over. */
  readonly members?: boolean;
  /** Where the constant stands under which the value is put: `schema.method("print", …)`. */
  readonly key?: readonly PathToken[];
  /** Where the path stands at which the value is found in what `from` names: `get(body, "order.id")`. */
  readonly under?: readonly PathToken[];
  /** Only values that the first argument, a text, takes over as they are. */
  readonly placeholders?: PlaceholderStyle;
  /** Kinds that the value may harm again, whatever cleaned it before: decoding undoes encoding. */
  readonly restores?: readonly SinkKind[];
}

/**
 * Something that is written in one place of a package and read in another: events, what handlers
 * leave on a request. Without `writes` and `reads` the members of an object are it, by name.
 */
export interface ChannelRow {
  readonly at: readonly Place[];
  /** Places of the same channel write and read the same. */
  readonly channel: string;
  /** A method that it decorates gets what is written under its first argument. */
  readonly decorator?: { readonly specifiers: readonly string[]; readonly name: string };
  /** Where it decorates a class: the methods that get it, `@` for all that are decorated. */
  readonly methods?: readonly string[];
  /** Where the constant stands that tells one thing of the channel from another, as a path from the call. */
  readonly key?: readonly PathToken[];
  /** The same in an export of the file in which it is read: `config.event`, one or a list. */
  readonly exported?: string;
  /** Only what stands in the same file, or the same folder, reads what is written there. */
  readonly beside?: "file" | "folder";
  /** Arguments that are written; the first of them is what the first of `reads` gives. */
  readonly writes?: readonly PathToken[];
  /** The result, or parameters of a function that is handed over. */
  readonly reads?: readonly PathToken[];
  /** One of these packages must be there: `express@>=5`. */
  readonly platforms?: readonly string[];
}

/** Functions that a framework calls because of where they stand: `export async function POST` in a file called `route.ts` below `app`. */
export interface FileRow {
  /** Globs over paths from the package's root. */
  readonly files: readonly string[];
  /** Names of exports; `*` for all, `default` for the default one, `default.fetch` for a method of an exported object. */
  readonly exports: readonly string[];
  readonly directive?: string;
  /** Packages of which package.json must name one; any when empty. */
  readonly platforms: readonly string[];
  /** Types of the parameters, by position; `*` for all further ones. */
  readonly parameters: readonly TypedParameter[];
  /** Type of what the function returns. */
  readonly returns?: string;
  /** The folder below which a file's place is the path of its route: `src/api`. */
  readonly below?: string;
}

export interface TypedParameter {
  readonly index: number | "*";
  readonly type: string;
}

/** Methods that a framework calls on classes that extend or implement a name: `class Stripe extends AbstractPaymentProvider`. */
export interface ClassRow {
  readonly specifiers: readonly string[];
  readonly classes: readonly string[];
  readonly methods: readonly string[];
  readonly parameters: readonly TypedParameter[];
  readonly returns?: string;
}

/** One model file, checked and parsed; it is named like the file. */
export interface Model {
  readonly name: string;
  readonly packages: readonly string[];
  /** The versions that it is about, as a range; where the version is unknown, such a model says nothing. */
  readonly versions?: string;
  readonly types: readonly TypeRow[];
  readonly sources: readonly SourceRow[];
  readonly sinks: readonly SinkRow[];
  readonly sanitizers: readonly SanitizerRow[];
  readonly guards: readonly GuardRow[];
  readonly summaries: readonly SummaryRow[];
  readonly files: readonly FileRow[];
  readonly decorators: readonly DecoratorRow[];
  /** These are absent where a model has none. */
  readonly schemas?: readonly SchemaRow[];
  readonly protections?: readonly ProtectionRow[];
  readonly classes?: readonly ClassRow[];
  readonly signatures?: readonly SignatureRow[];
  readonly fields?: readonly FieldRow[];
  readonly channels?: readonly ChannelRow[];
  readonly checks?: readonly CheckRow[];
  readonly mounts?: readonly MountRow[];
  readonly views?: readonly ViewRow[];
  readonly series?: readonly SeriesRow[];
  readonly functions?: readonly FunctionRow[];
  readonly paths?: readonly PathRow[];
}
