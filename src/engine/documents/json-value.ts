import { parse, type ParseError } from "jsonc-parser";

/** The value of JSON with comments and trailing commas; undefined where the text is broken. */
export function readJsonValue(text: string): { readonly value: unknown } | undefined {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  return errors.length > 0 ? undefined : { value };
}
