import type {
  AttributeNode,
  ElementNode,
  SourceLocation,
  TemplateChildNode,
} from "@vue/compiler-core";
import type { Comment } from "../../text/comment.ts";
import type { Range } from "../../text/range.ts";
import { baseParse } from "../vue-chunk.ts";
import type { CodeWriter } from "./code-writer.ts";
import type { Component, ScriptBlock } from "./component.ts";
import { writeChildren } from "./vue-markup.ts";
import { NODE, rangeOf } from "./vue-nodes.ts";

/** Reads the blocks of a `.vue` file. Never throws: what is broken is read as far as it goes. */
export function readVue(text: string): Component {
  const root = baseParse(text, {
    parseMode: "sfc",
    comments: true,
    isNativeTag: (tag) => /^[a-z][a-z0-9]*$/.test(tag),
    // Entities stay as they are written: offsets count characters of the file.
    decodeEntities: (raw) => raw,
    onError: ignore,
    onWarn: ignore,
  });
  const scripts: ScriptBlock[] = [];
  const comments: Comment[] = [];
  const templates: ElementNode[] = [];
  for (const node of root.children) {
    if (node.type === NODE.comment) comments.push(commentOf(text, node.loc));
    if (node.type !== NODE.element) continue;
    if (node.tag === "script" && !hasAttribute(node, "src")) {
      const content = contentOf(node);
      if (!content) continue;
      const language = attributeOf(node, "lang") ?? "js";
      scripts.push({ content, perInstance: hasAttribute(node, "setup"), language });
    } else if (node.tag === "template" && (attributeOf(node, "lang") ?? "html") === "html") {
      templates.push(node);
      collectComments(text, node.children, comments);
    }
  }
  const writeMarkup = (writer: CodeWriter): void => {
    for (const { children } of templates) writeChildren(children, { text, writer });
  };
  return { scripts, comments, unwraps: true, writeMarkup };
}

function contentOf({ children }: ElementNode): Range | undefined {
  const [first] = children;
  const last = children.at(-1);
  return first && last && { start: first.loc.start.offset, end: last.loc.end.offset };
}

function hasAttribute(element: ElementNode, name: string): boolean {
  return element.props.some((each) => each.type === NODE.attribute && each.name === name);
}

function attributeOf({ props }: ElementNode, name: string): string | undefined {
  const found = props.find(
    (each): each is AttributeNode => each.type === NODE.attribute && each.name === name,
  );
  return found?.value?.content;
}

function collectComments(text: string, nodes: readonly TemplateChildNode[], into: Comment[]): void {
  const stack = [...nodes];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === NODE.comment) into.push(commentOf(text, node.loc));
    if (node.type === NODE.element) stack.push(...node.children);
  }
}

function commentOf(text: string, loc: SourceLocation): Comment {
  const range = rangeOf(loc);
  const end = text.endsWith("-->", range.end) ? range.end - 3 : range.end;
  return { range, text: text.slice(range.start + 4, end), textStart: range.start + 4 };
}

function ignore(): void {}
