/** What a `/` after it begins: a pattern rather than a division. */
const BEFORE_PATTERN = /(?:[([{,;:=!&|?+*%<>~^-]|\b(?:return|typeof|in|of|case|await|void))\s*$/;

/**
 * The offset of the brace that closes an expression which begins at `from`, past strings, templates,
 * comments and patterns; the end of the text where there is none.
 */
export function closingBrace(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    switch (text[at]) {
      case "{":
      case "(":
      case "[":
        depth++;
        break;
      case ")":
      case "]":
        depth--;
        break;
      case "}":
        if (depth <= 0) return at;
        depth--;
        break;
      case '"':
      case "'":
        at = endOfString(text, at);
        break;
      case "`":
        at = endOfTemplate(text, at);
        break;
      case "/":
        at = endOfSlash(text, from, at);
        break;
      default:
        break;
    }
  }
  return text.length;
}

/** The offset of the quote that ends a string; a string does not end its line. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === text[start] || text[at] === "\n") return at;
  }
  return text.length;
}

function endOfTemplate(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "`") return at;
    else if (text.startsWith("${", at)) at = closingBrace(text, at + 2);
  }
  return text.length;
}

function endOfSlash(text: string, from: number, start: number): number {
  if (text.startsWith("//", start)) {
    const line = text.indexOf("\n", start);
    return line < 0 ? text.length : line;
  }
  if (text.startsWith("/*", start)) {
    const end = text.indexOf("*/", start + 2);
    return end < 0 ? text.length : end + 1;
  }
  const before = text.slice(Math.max(from, start - 20), start);
  if (before.trim() !== "" && !BEFORE_PATTERN.test(before)) return start;
  let inClass = false;
  for (let at = start + 1; at < text.length && text[at] !== "\n"; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "[") inClass = true;
    else if (text[at] === "]") inClass = false;
    else if (text[at] === "/" && !inClass) return at;
  }
  return start;
}
