import type { DirectiveNode, ElementNode, TemplateChildNode } from "@vue/compiler-core";
import type { Range } from "../../text/range.ts";
import type { CodeWriter } from "./code-writer.ts";
import { NODE, expressionRange, rangeOf } from "./vue-nodes.ts";
import { vueAttributes } from "./vue-attributes.ts";
import { writeTag } from "./write-element.ts";

export interface VueMarkup {
  readonly text: string;
  readonly writer: CodeWriter;
}

/** Writes siblings; those that are shown one in place of another become one expression. */
export function writeChildren(nodes: readonly TemplateChildNode[], to: VueMarkup): void {
  const { writer } = to;
  const shown = nodes.filter((node) => node.type !== NODE.comment && node.type !== NODE.text);
  for (let i = 0; i < shown.length; i++) {
    const node = shown[i];
    if (node?.type === NODE.interpolation) {
      const range = expressionRange(node.content);
      if (range) {
        writer.within(rangeOf(node.loc), () => {
          writer.text("{");
          writer.piece("expression", range);
          writer.text("}");
        });
      }
    }
    if (node?.type !== NODE.element) continue;
    const chain: ElementNode[] = [node];
    if (directive(node, "if")) {
      for (let next = shown[i + 1]; next?.type === NODE.element; next = shown[i + 1]) {
        if (!directive(next, "else-if") && !directive(next, "else")) break;
        chain.push(next);
        i++;
      }
    }
    writeChain(chain, to);
  }
}

/** `v-if`, `v-else-if` and `v-else`. */
function writeChain(chain: readonly ElementNode[], to: VueMarkup): void {
  const { writer } = to;
  const [first, ...others] = chain;
  if (!first) return;
  const loop = directive(first, "for");
  const condition = directive(first, "if") ?? directive(first, "else-if");
  const test = expressionRange(condition?.exp);
  // The loop is outside: the condition sees its names. (Vue 3 decides the other way round, where nobody may mix them.)
  const body = (): void => {
    if (!test) {
      writeElement(first, to);
      for (const each of others) writeElement(each, to);
      return;
    }
    writer.text("{");
    writer.expression(test);
    writer.text("?<>");
    writeElement(first, to);
    writer.text("</>:<>");
    writeChain(others, to);
    writer.text("</>}");
  };
  writer.within(rangeOf(first.loc), () => {
    if (loop) writeLoop(loop, body, to);
    else body();
  });
}

function writeLoop(loop: DirectiveNode, body: () => void, { writer }: VueMarkup): void {
  const { source, value, key, index } = loop.forParseResult ?? {};
  const list = expressionRange(source);
  if (!list) return body();
  writer.text("{");
  writer.expression(list);
  writer.text(".map((");
  const names = [value, key, index].flatMap((each) => expressionRange(each) ?? []);
  names.forEach((name, i) => {
    if (i > 0) writer.text(", ");
    writer.piece("parameters", name);
  });
  writer.text(")=><>");
  body();
  writer.text("</>)}");
}

function writeElement(element: ElementNode, to: VueMarkup): void {
  const { writer, text } = to;
  const attributes = vueAttributes(element, text);
  if (element.tag !== "template" && element.tag !== "slot") {
    writeTag(writer, tagName(element.tag), startTag(element, text), attributes);
  } else if (attributes.length > 0) {
    writeTag(writer, "template", startTag(element, text), attributes);
  }
  const slot = expressionRange(directive(element, "slot")?.exp);
  if (!slot) return writeChildren(element.children, to);
  // What the component gives to its slot is the component's matter.
  writer.text("{((");
  writer.piece("parameters", slot);
  writer.text(")=><>");
  writeChildren(element.children, to);
  writer.text("</>)}");
}

/** `product-card` is the component that the script calls `ProductCard`. */
function tagName(tag: string): string {
  if (!/[A-Z-]/.test(tag)) return tag;
  return tag.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** From `<` to the `>` of the start tag. */
function startTag(element: ElementNode, text: string): Range {
  const last = element.props.at(-1)?.loc.end.offset;
  const start = element.loc.start.offset;
  const close = text.indexOf(">", last ?? start);
  return { start, end: close < 0 ? element.loc.end.offset : close + 1 };
}

function directive(element: ElementNode, name: string): DirectiveNode | undefined {
  for (const each of element.props) {
    if (each.type === NODE.directive && each.name === name) return each;
  }
  return undefined;
}
