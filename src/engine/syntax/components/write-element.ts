import type { Range } from "../../text/range.ts";
import type { CodeWriter } from "./code-writer.ts";

/** A place of an element that gives it something. */
export interface Attribute {
  readonly range: Range;
  /** As JSX calls it; absent where all members of a value are given. */
  readonly name?: string;
  readonly write: (writer: CodeWriter) => void;
}

/** Attributes that JSX writes in another way than HTML, as far as somebody asks for them. */
const NAMES = new Map([
  ["srcdoc", "srcDoc"],
  ["formaction", "formAction"],
  ["xlink:href", "xlinkHref"],
  ["autocomplete", "autoComplete"],
  ["crossorigin", "crossOrigin"],
  ["referrerpolicy", "referrerPolicy"],
]);

/** The name of an attribute in JSX; undefined for what cannot stand there. */
export function jsxName(name: string): string | undefined {
  const known = NAMES.get(name.toLowerCase());
  if (known !== undefined) return known;
  return /^[A-Za-z_$][\w$-]*(?::[A-Za-z_$][\w$-]*)?$/.test(name) ? name : undefined;
}

/** `<tag …/>` for a start tag. What is between the tags follows as siblings: it is written where it is read. */
export function writeTag(
  writer: CodeWriter,
  tag: string,
  range: Range,
  attributes: readonly Attribute[],
): void {
  const name = /^[A-Za-z_$][\w$-]*(?:\.[A-Za-z_$][\w$]*)*$/.test(tag) ? tag : "div";
  writer.within(range, () => {
    writer.text(`<${name} `);
    for (const attribute of attributes) {
      writer.within(attribute.range, () => {
        if (attribute.name === undefined) writer.text("{...");
        else writer.text(`${attribute.name}=`);
        attribute.write(writer);
        writer.text(attribute.name === undefined ? "} " : " ");
      });
    }
    writer.text("/>");
  });
}

/** The value of a plain attribute, without its quotes. */
export function plainValue(file: string, value: Range): (writer: CodeWriter) => void {
  return (writer) => {
    const text = file.slice(value.start, value.end);
    const quote = text.includes('"') ? "'" : '"';
    writer.text(quote);
    if (!text.includes(quote)) writer.copy(value);
    writer.text(quote);
  };
}

/** `{expression}` */
export function held(value: Range): (writer: CodeWriter) => void {
  return (writer) => {
    writer.text("{");
    writer.expression(value);
    writer.text("}");
  };
}

/** Markup that is written as it is. */
export function markup(range: Range, value: Range): Attribute {
  return {
    range,
    name: "dangerouslySetInnerHTML",
    write(writer) {
      writer.text("{{__html: ");
      writer.expression(value);
      writer.text("}}");
    },
  };
}
