import { isReadableCode } from "../syntax/parse.ts";

/** Filters that leave a text what it is, to a browser. */
const KEEPS =
  /^(?:safe|raw|trim|upper|lower|title|capitalize|default|d|replace|truncate|first|last|join|reverse|sort|string|nl2br|indent|center|wordwrap)\b/;

/** An expression of Nunjucks or Twig as JavaScript; undefined where it cannot be read, or a filter makes something else of it. */
export function curlyExpression(code: string): string | undefined {
  const [value = "", ...filters] = pieces(code, "|").map((each) => each.trim());
  if (!filters.every((each) => KEEPS.test(each))) return undefined;
  const written = inWords(value);
  return isReadableCode("expression", written) ? written : undefined;
}

/** `a ~ b and not c` */
function inWords(code: string): string {
  return code
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            .replace(/\bor\b/g, "||")
            .replace(/\band\b/g, "&&")
            .replace(/\bnot\b/g, "!")
            .replaceAll("~", "+"),
    )
    .join("");
}

/** The parts of an expression between signs that stand in no string and no brackets. */
function pieces(code: string, sign: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < code.length; at++) {
    const character = code[at] ?? "";
    if (character === '"' || character === "'") {
      const close = code.indexOf(character, at + 1);
      if (close < 0) break;
      at = close;
    } else if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (character === sign && depth === 0 && code[at + 1] !== sign && code[at - 1] !== sign) {
      found.push(code.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, code.slice(from)];
}
