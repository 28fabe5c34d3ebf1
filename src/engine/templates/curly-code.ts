import { type TemplateToken, templateTokens } from "../documents/template-tokens.ts";
import { curlyExpression } from "./curly-expression.ts";
import { DATA, type WrittenTemplate } from "./written-template.ts";

const LOOP = /^for\s+([\w$]+)(?:\s*,\s*([\w$]+))?\s+in\s+(.+)$/s;

/** Writes a template of Nunjucks or Twig. */
export function writeCurly(
  text: string,
  language: "nunjucks" | "twig",
  into: WrittenTemplate,
): void {
  const open: string[] = [];
  /** Variables of loops, which parts that are put in see as well. */
  const loops: string[] = [];
  for (const token of templateTokens(text, language)) {
    const code = text.slice(token.innerStart, token.innerEnd);
    if (token.kind === "raw") {
      const value = curlyExpression(code);
      if (value === undefined) continue;
      into.noteNames(value);
      into.raw(token, value);
    } else if (token.kind === "code" && text[token.start + 1] === "%") {
      writeTag(token, code, open, loops, into);
    }
  }
  for (const _ of open) into.body.text("}");
}

function writeTag(
  token: TemplateToken,
  code: string,
  open: string[],
  loops: string[],
  into: WrittenTemplate,
): void {
  const [, word = "", rest = ""] = /^(\w+)\s*(.*)$/s.exec(code) ?? [];
  const value = (expression: string, otherwise: string): string => {
    const written = curlyExpression(expression) ?? otherwise;
    into.noteNames(written);
    return written;
  };
  if (word === "for") {
    const [, first = "", second, list = ""] = LOOP.exec(code) ?? [];
    const name = second ?? first;
    open.push("for");
    loops.push(name);
    into.code(token, name === "" ? "{" : `for(const ${name} of (${value(list, "[]")})){`);
  } else if (word === "if") {
    open.push("if");
    into.code(token, `if(${value(rest, "true")}){`);
  } else if (/^else?if$|^elseif$/.test(word) && open.at(-1) === "if") {
    into.code(token, `}else if(${value(rest, "true")}){`);
  } else if (word === "else" && open.length > 0) {
    into.code(token, open.at(-1) === "if" ? "}else{" : "}{");
  } else if (word === "block" && !/^\w+\s+\S/.test(rest)) {
    open.push("block");
    into.code(token, "{");
  } else if (word === "macro") {
    const [, name = "", parameters = ""] = /^([\w$]+)\s*\(([\w$,\s]*)\)/.exec(rest) ?? [];
    open.push("macro");
    into.code(token, name === "" ? "{" : `function ${name}(${parameters}){`);
  } else if (/^end(?:for|if|block|macro)$/.test(word)) {
    if (open.at(-1) !== word.slice(3)) return;
    if (open.pop() === "for") loops.pop();
    into.code(token, "}");
  } else if (word === "set") {
    const [, name = "", expression = ""] = /^([\w$]+)\s*=\s*(.+)$/s.exec(rest) ?? [];
    const written = name === "" ? undefined : curlyExpression(expression);
    if (written === undefined) return;
    into.noteNames(`${name} ${written}`);
    into.code(token, `${name}=(${written});`);
  } else if (word === "include" || word === "extends") {
    const name = /^["']([^"']+)["']/.exec(rest)?.[1];
    const seen = loops.filter((each) => each !== "");
    if (name !== undefined) into.include(token, name, "", `{...${[DATA, ...seen].join()}}`);
  }
}
