import { type TemplateToken, templateTokens } from "../documents/template-tokens.ts";
import { DATA, type WrittenTemplate } from "./written-template.ts";

/** A block that is open: what names in it are members of, and the names that it gives. */
interface Block {
  readonly context: string;
  readonly names: readonly string[];
}

const PATH = /^(?:@root\b|\.{1,2}\/|this\b|\.$|[A-Za-z_$])[\w$./@-]*$/;
const MAX_DEPTH = 40;

/** Writes a template of Handlebars or Mustache. Names in a block are members of what the block is about. */
export function writeHandlebars(text: string, isPage: boolean, into: WrittenTemplate): void {
  const blocks: Block[] = [{ context: DATA, names: [] }];
  let count = 0;
  for (const token of templateTokens(text, isPage ? "page" : "handlebars")) {
    if (text[token.start] === "<") continue;
    const code = text.slice(token.innerStart, token.innerEnd).replace(/^~|~$/g, "").trim();
    const block = blocks.at(-1);
    if (token.kind === "comment" || !block) continue;
    if (token.kind === "raw") {
      const value = pathIn(code, blocks);
      if (value !== undefined) into.raw(token, value);
    } else if (token.kind === "code") {
      const sign = code[0] ?? "";
      const rest = code.slice(1).trim();
      if (sign === "#" || sign === "^") {
        if (blocks.length > MAX_DEPTH) return;
        blocks.push(openBlock(token, rest, blocks, `$${count++}`, into));
      } else if (sign === "/") {
        if (blocks.length === 1) continue;
        blocks.pop();
        into.code(token, "}");
      } else if (sign === ">") writePartial(token, rest, blocks, into);
    }
  }
  while (blocks.length > 1) {
    blocks.pop();
    into.body.text("}");
  }
}

function openBlock(
  token: TemplateToken,
  code: string,
  blocks: readonly Block[],
  name: string,
  into: WrittenTemplate,
): Block {
  const outer = blocks.at(-1) ?? { context: DATA, names: [] };
  const [, word = "", about = "", named] =
    /^([\w$./@-]+)\s*([^\s|]*)(?:.*?\bas\s*\|\s*([\w$]+))?/.exec(code) ?? [];
  const isSection = about === "" && !/^(?:if|unless|else)$/.test(word);
  const value = pathIn(isSection ? word : about, blocks);
  const isLoop = word === "each" || isSection;
  if (value === undefined || (!isLoop && word !== "with")) {
    into.code(token, "{");
    return outer;
  }
  // A section is about each element of a list, or about the one object.
  const elements = isSection ? `[${value},...${value}]` : value;
  const each = isLoop ? `for(const ${name} of ${elements}){` : `{const ${name}=${value};`;
  into.code(token, named === undefined ? each : `${each}const ${named}=${name};`);
  return { context: name, names: named === undefined ? [] : [named] };
}

/** `{{> item product title="x"}}` */
function writePartial(
  token: TemplateToken,
  code: string,
  blocks: readonly Block[],
  into: WrittenTemplate,
): void {
  const [, name, rest = ""] = /^["']?([\w./-]+)["']?\s*(.*)$/s.exec(code) ?? [];
  if (name === undefined) return;
  const values: string[] = [];
  for (const [, key, path = ""] of rest.matchAll(/([\w$]+)=([^\s=]+)/g)) {
    const value = pathIn(path, blocks);
    if (value !== undefined) values.push(`${key}:${value}`);
  }
  const [about = ""] = rest.split(/\s/);
  const context = about.includes("=") ? undefined : pathIn(about, blocks);
  into.include(token, name, `{${values.join()}}`, context ?? blocks.at(-1)?.context);
}

/** The value at a path; undefined where it is something else, such as a call of a helper. */
function pathIn(path: string, blocks: readonly Block[]): string | undefined {
  if (!PATH.test(path)) return undefined;
  let rest = path;
  let depth = blocks.length - 1;
  for (; rest.startsWith("../"); rest = rest.slice(3)) depth--;
  let context = blocks[Math.max(depth, 0)]?.context ?? DATA;
  if (rest.startsWith("@")) {
    if (!rest.startsWith("@root")) return undefined;
    [context, rest] = [DATA, rest.slice(6)];
  }
  const [first = "", ...others] = rest
    .replace(/^(?:\.\/|this(?:[./]|$)|\.$)/, "")
    .split(/[./]/)
    .filter((each) => each !== "");
  if (first === "") return context;
  if (![first, ...others].every((each) => /^[A-Za-z_$][\w$]*$/.test(each))) return undefined;
  const isOwn = blocks.some(({ names }) => names.includes(first));
  return [isOwn ? first : `${context}.${first}`, ...others].join(".");
}
