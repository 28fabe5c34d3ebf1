import type { SinkRow } from "../models/model.ts";
import type { Range } from "../text/range.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import type { Handed } from "./handed.ts";
import type { Symbol, Taint, Unknown } from "./taint.ts";

/** A place of the program where a value reaches something that harm can be done with. */
export interface SinkUse {
  readonly row: SinkRow;
  readonly file: string;
  readonly range: Range;
  /** The member of a filter or a record by whose name it got here, where the row names none. */
  readonly member?: string;
  /** True when somebody on the way asks whose record it is, so that what a visitor names harms nobody. */
  readonly asked?: true;
  /** The call in the same file whose caller wrote the text that a function only hands on to the sink. */
  readonly writtenAt?: Range;
  /** There while only callers know whether the row means this call. */
  readonly pending?: Pending | undefined;
}

/** What a call is handed, in words of the function that makes it. */
export interface Pending {
  readonly given: readonly AbstractValue[];
  /** The argument that the sink is in. */
  readonly position: number;
  /** The place in it, where that is no list of arguments. */
  readonly member: string | undefined;
  /** There where the object itself keeps what is not known. */
  readonly isOwn?: true;
  /** There where the first argument is a statement, which says what the values behind it are for. */
  readonly isStatement?: true;
  /** There where the first argument is what a number is multiplied with: whose that is decides. */
  readonly isFactor?: true;
}

/** A sink that is reached by what the caller decides. */
export interface Hit {
  readonly unknown: Unknown;
  readonly sink: SinkUse;
}

/** A sink that is reached by something untrusted. */
export interface Flow {
  readonly taint: Taint;
  readonly sink: SinkUse;
  /** The function that it was found in, where what that is called with was guessed. */
  readonly guessed?: { readonly file: string; readonly index: number };
}

/** A function that is not known here is called with a value. */
export interface CalledWith extends Handed {
  readonly symbol: Symbol;
}

/** What a function, a call or a `throw` leaves with, other than by returning. */
export interface Thrown {
  /** At once. */
  readonly thrown?: AbstractValue | undefined;
  /** Through the promise that it gives. */
  readonly rejected?: AbstractValue | undefined;
}

/** What parameters are where a member of what a function returns is true, and where it is false. */
export interface MemberSays {
  readonly name: string;
  readonly whenTrue: readonly (AbstractValue | undefined)[];
  readonly whenFalse: readonly (AbstractValue | undefined)[];
}

/** What a function does with what it does not know of its own. */
export interface Summary extends Thrown {
  readonly returned: AbstractValue;
  /** Objects that were handed in, as they are afterwards; undefined where nothing changed. */
  readonly parametersAfter: readonly (AbstractValue | undefined)[];
  /** The same where the function says yes, and where it says no. */
  readonly parametersWhenTrue: readonly (AbstractValue | undefined)[];
  readonly parametersWhenFalse: readonly (AbstractValue | undefined)[];
  /** The same for members of what is returned, by name. */
  readonly members?: readonly MemberSays[] | undefined;
  readonly receiverAfter: AbstractValue | undefined;
  readonly hits: readonly Hit[];
  /** Arguments with which functions were called that the caller or an outer function decides, by symbol. */
  readonly calledWith: ReadonlyMap<string, CalledWith>;
  /** What variables of outer functions were given. */
  readonly shares: ReadonlyMap<number, AbstractValue>;
  /** What variables of modules and channels are given, as far as the caller decides it. */
  readonly gives: ReadonlyMap<string, AbstractValue>;
  /** True when it asks who somebody is, or what they may do. */
  readonly asksWhose: boolean;
  /** True when it asks for a secret of the store, or for a header that no link sends. */
  readonly demandsSecret: boolean;
  /** True when it was not evaluated to its end, so that what it checks is not known. */
  readonly isCut?: boolean | undefined;
}

/** What a function does of which nothing is known. */
export const EMPTY_SUMMARY: Summary = {
  returned: NOTHING,
  parametersAfter: [],
  parametersWhenTrue: [],
  parametersWhenFalse: [],
  receiverAfter: undefined,
  hits: [],
  calledWith: new Map(),
  shares: new Map(),
  gives: new Map(),
  asksWhose: false,
  demandsSecret: false,
};
