import { printParseErrorCode, visit } from "jsonc-parser";
import { type DocumentBuilder, MAX_DEPTH, type Span, unquoted } from "./builder.ts";

/** Reads JSON with comments and trailing commas, as editors and TypeScript do. */
export function readJson(text: string, into: DocumentBuilder): void {
  const open: Container[] = [];
  const pathHere = (): string[] =>
    open.map((container) => container.key?.name ?? String(container.index));

  visit(
    text,
    {
      onObjectBegin: () => void open.push({ index: 0 }),
      onArrayBegin: () => void open.push({ index: 0 }),
      onObjectEnd: () => void open.pop(),
      onArrayEnd: () => void open.pop(),
      onObjectProperty(name, offset, length) {
        const parent = open.at(-1);
        if (parent) parent.key = { name, span: unquoted(text, [offset, offset + length]) };
      },
      onSeparator(character) {
        const parent = open.at(-1);
        if (parent && character === ",") parent.index++;
      },
      onLiteralValue(value: unknown, offset, length) {
        const outer: Span = [offset, offset + length];
        if (open.length > MAX_DEPTH) {
          into.fail(`Values nested deeper than ${MAX_DEPTH} levels were left out.`, ...outer);
          return;
        }
        into.scalar({
          path: pathHere(),
          value: isScalar(value) ? value : null,
          key: open.at(-1)?.key?.span,
          inner: unquoted(text, outer),
          outer,
        });
      },
      onComment(offset, length) {
        const end = offset + length;
        const closed =
          text.startsWith("/*", offset) && length >= 4 && text.startsWith("*/", end - 2);
        into.comment(text, [offset, end], [offset + 2, closed ? end - 2 : end]);
      },
      onError(code, offset, length) {
        const words = printParseErrorCode(code).replace(
          /(?<=[a-z])[A-Z]/g,
          (c) => ` ${c.toLowerCase()}`,
        );
        into.fail(`The JSON is broken: ${words.toLowerCase()}.`, offset, offset + length);
      },
    },
    { allowTrailingComma: true, allowEmptyContent: true },
  );
}

/** An open object or array; `index` is read for arrays only, `key` is set for objects only. */
interface Container {
  index: number;
  key?: { readonly name: string; readonly span: Span };
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
