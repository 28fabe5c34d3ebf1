import type { AttributeNode, DirectiveNode, ElementNode } from "@vue/compiler-core";
import type { Range } from "../../text/range.ts";
import { NODE, expressionRange, rangeOf } from "./vue-nodes.ts";
import { type Attribute, held, jsxName, markup, plainValue } from "./write-element.ts";

/** Directives that say when and how often, not what. */
const STRUCTURE = new Set(["if", "else-if", "else", "for", "slot", "pre", "cloak", "once", "memo"]);

/** What an element is given, as JSX has it. */
export function vueAttributes(element: ElementNode, text: string): Attribute[] {
  const isComponent = /[A-Z-]/.test(element.tag);
  return element.props.flatMap((each) => {
    const found =
      each.type === NODE.attribute ? plain(each, text) : dynamic(each, text, isComponent);
    return found ?? [];
  });
}

function plain({ name, value, loc }: AttributeNode, text: string): Attribute | undefined {
  const named = jsxName(name);
  if (named === undefined) return undefined;
  const range = rangeOf(loc);
  if (!value) return { range, name: named, write: (writer) => writer.text('""') };
  return { range, name: named, write: plainValue(text, unquoted(rangeOf(value.loc), text)) };
}

function unquoted({ start, end }: Range, text: string): Range {
  const isQuoted = text[start] === '"' || text[start] === "'";
  return isQuoted ? { start: start + 1, end: Math.max(start + 1, end - 1) } : { start, end };
}

function dynamic(
  directive: DirectiveNode,
  text: string,
  isComponent: boolean,
): Attribute | undefined {
  const range = rangeOf(directive.loc);
  const value = expressionRange(directive.exp);
  const { name } = directive;
  if (STRUCTURE.has(name)) return undefined;
  if (name === "bind") return bound(directive, range, value, isComponent);
  if (!value) return undefined;
  if (name === "html") return markup(range, value);
  if (name === "on") return handler(directive, range, value, text);
  if (name === "model") return { range, name: "value", write: held(value) };
  return { range, name: `data-${name}`.replace(/[^\w-]/g, ""), write: held(value) };
}

/** `v-bind:name="value"`, `:name` and `v-bind="values"`. */
function bound(
  { arg }: DirectiveNode,
  range: Range,
  value: Range | undefined,
  isComponent: boolean,
): Attribute | undefined {
  if (!arg) return value && { range, write: (writer) => writer.expression(value) };
  if (arg.type !== 4 || !arg.isStatic) {
    return value && { range, name: "data-bind", write: held(value) };
  }
  const plainName = arg.content.replace(/^\./, "");
  const camel = plainName.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const name = jsxName(isComponent ? camel : plainName);
  // `:note` is short for `:note="note"`.
  const given = value ?? rangeOf(arg.loc);
  if (name === undefined || (!value && camel !== plainName)) return undefined;
  if (camel === "innerHTML" || camel === "innerHtml") return markup(range, given);
  return { range, name, write: held(given) };
}

/** A handler is a function, the path to one, or statements. */
function handler(
  { arg }: DirectiveNode,
  range: Range,
  value: Range,
  text: string,
): Attribute | undefined {
  const event = arg?.type === 4 ? arg.content.replace(/[^A-Za-z]/g, "") : "";
  const code = text.slice(value.start, value.end).trim();
  const isFunction =
    /^[\w$]+(?:\??\.[\w$]+)*$/.test(code) ||
    /^(?:async\s+)?(?:function\b|\([^()]*\)\s*=>|[\w$]+\s*=>)/.test(code);
  const name = `on${event.charAt(0).toUpperCase()}${event.slice(1)}`;
  if (isFunction) return { range, name, write: held(value) };
  return {
    range,
    name,
    write(writer) {
      writer.text("{async ($event) => {");
      writer.piece("statements", value);
      writer.text("}}");
    },
  };
}
