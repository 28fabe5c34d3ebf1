// Neither package ships types. Only what is used here.
declare module "spdx-expression-parse" {
  type Expression =
    | {
        readonly license: string;
        readonly plus?: true;
        readonly exception?: string;
      }
    | {
        readonly left: Expression;
        readonly conjunction: "and" | "or";
        readonly right: Expression;
      };

  /** Throws where the text is no SPDX expression. */
  export default function parse(text: string): Expression;
}

declare module "spdx-correct" {
  /** The identifier that is meant by a text, or null. */
  export default function correct(
    text: string,
    options?: { readonly upgrade?: boolean },
  ): string | null;
}
