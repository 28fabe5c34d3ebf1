/** What a row needs of a call: an argument, or a member of it, certainly has a constant value. */
export interface CallCondition {
  readonly argument: number;
  /** A member of the argument, or one of its members: `headers.Content-Type`. */
  readonly member?: string;
  /** The constant values that fulfil it. */
  readonly is?: readonly (string | number | boolean | null)[];
  /** Fulfilled when it is absent, or certainly none of these. */
  readonly isNot?: readonly (string | number | boolean | null)[];
  /** Fulfilled by a text that certainly begins with one of these. */
  readonly begins?: readonly string[];
  /** Fulfilled by a text that is written down and has one of these in it. */
  readonly contains?: readonly string[];
  /** Not fulfilled by a text that certainly begins with none of these. */
  readonly mayBegin?: readonly string[];
  /** Not fulfilled by a text that certainly begins with one of these. */
  readonly beginsNot?: readonly string[];
  /** A library's value of this type. */
  readonly type?: string;
  /** Anything but a library's value of this type. */
  readonly typeNot?: string;
  /** Fulfilled when the argument or member is absent, or present. */
  readonly present?: boolean;
  /** Fulfilled where the texts of a template, which are the argument, put the value into one of these: `a.href`, `.innerHTML`. */
  readonly attribute?: readonly string[];
}
