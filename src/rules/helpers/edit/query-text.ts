import { type Ast, type FlowPlace, bare } from "../../../engine/api.ts";
import { carries } from "./carries.ts";
import { type TextPart, textParts } from "./text-parts.ts";

/** A statement in which every untrusted value stands where a value may stand. */
export interface QueryText {
  /** The expression that makes the statement: the argument itself, or what its variable is given. */
  readonly node: Ast.Expression;
  /** The statement's pieces: fixed text, expressions that stay, and values that leave. */
  readonly pieces: readonly QueryPiece[];
}

export type QueryPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "kept"; readonly hole: Ast.Expression }
  /** What a string of the statement is made of, or one expression; `isQuoted` where it stood in quotes. */
  | {
      readonly kind: "value";
      readonly parts: readonly TextPart[];
      readonly isQuoted: boolean;
      /** The word before it, upper case: `=`, `LIMIT`. */
      readonly after: string;
    };

/** How a language writes strings, and behind which words a value may stand. */
export interface QueryLanguage {
  readonly quotes: string;
  readonly beforeValue: RegExp;
  /** What a string may not have in front: words that belong to it. */
  readonly beforeString: RegExp;
}

/**
 * Takes a statement apart that is built from text and values. Undefined when an untrusted value
 * stands for something else than a value (a name, a direction, a whole condition), or when the
 * text holds what would be read in another way: escapes, comments, several statements.
 */
export function queryText(
  expression: Ast.Expression,
  language: QueryLanguage,
  place: FlowPlace,
): QueryText | undefined {
  const origin = place.semantics.origin(expression);
  if (origin.in.source !== place.source) return undefined;
  const node = bare(origin.node) as Ast.Expression;
  if (node !== bare(expression) && !isReadOnce(expression, place)) return undefined;
  const parts = textParts(node);
  const pieces = parts && split(parts, language, (hole) => carries(hole, place));
  return pieces?.some((piece) => piece.kind === "value") ? { node, pieces } : undefined;
}

function isReadOnce(expression: Ast.Expression, { semantics }: FlowPlace): boolean {
  const variable = semantics.variables.of(bare(expression));
  return variable?.references.filter((each) => each.isRead()).length === 1;
}

/** Words and signs that end a statement's text in a way that placeholders do not survive. */
const UNREADABLE = /\\|--|\/\*|\$\$|#\s/;

function split(
  parts: readonly TextPart[],
  language: QueryLanguage,
  isUntrusted: (hole: Ast.Expression) => boolean,
): QueryPiece[] | undefined {
  const pieces: QueryPiece[] = [];
  let before = "";
  let string: { quote: string; parts: TextPart[] } | undefined;
  const text = (piece: string): void => {
    const last = pieces.at(-1);
    if (last?.kind === "text")
      pieces[pieces.length - 1] = { kind: "text", text: last.text + piece };
    else pieces.push({ kind: "text", text: piece });
    before += piece;
  };
  for (const [i, part] of parts.entries()) {
    if (part.hole) {
      if (string) string.parts.push(part);
      else if (!isUntrusted(part.hole)) {
        pieces.push({ kind: "kept", hole: part.hole });
        before += "\0";
      } else {
        const after = wordBefore(before);
        const next = parts[i + 1]?.text ?? (parts[i + 1] ? "x" : "");
        const stands = language.beforeValue.test(after) && !/^[\w.("'`]/.test(next);
        if (!stands) return undefined;
        pieces.push({ kind: "value", parts: [part], isQuoted: false, after });
        before += " 0 ";
      }
      continue;
    }
    if (UNREADABLE.test(part.text)) return undefined;
    for (const character of part.text) {
      if (string) {
        if (character !== string.quote) string.parts.push({ text: character });
        else {
          const joined = join(string.parts);
          if (joined.some((each) => each.hole)) {
            const after = wordBefore(before);
            if (!language.beforeString.test(after)) return undefined;
            pieces.push({ kind: "value", parts: joined, isQuoted: true, after });
            before += " 0 ";
          } else text(string.quote + (joined[0]?.text ?? "") + string.quote);
          string = undefined;
        }
      } else if (language.quotes.includes(character)) string = { quote: character, parts: [] };
      else text(character);
    }
  }
  const quoted = pieces.findIndex((piece) => piece.kind === "value" && piece.isQuoted);
  // A quote right behind a string would be one inside of it.
  const next = pieces[quoted + 1];
  if (quoted >= 0 && next?.kind === "text" && /^['"]/.test(next.text)) return undefined;
  return string ? undefined : pieces;
}

/** The last word or sign of a text, upper case; of `(` and `,` also the word before the bracket. */
function wordBefore(text: string): string {
  const trimmed = text.trimEnd();
  const [word = ""] = /(?:[\w.$\0]+|<=|>=|<>|!=|->>?|=~|[^\w\s])$/.exec(trimmed) ?? [];
  if (word !== "(" && word !== ",") return word.toUpperCase();
  let depth = 0;
  for (let i = trimmed.length - 1; i >= 0; i--) {
    if (trimmed[i] === ")") depth++;
    if (trimmed[i] !== "(" || depth-- > 0) continue;
    const [owner = ""] = /[\w.]+$/.exec(trimmed.slice(0, i).trimEnd()) ?? [];
    const isValues =
      /\bVALUES\b[^]*$/i.test(trimmed.slice(0, i)) &&
      /(?:VALUES|,|\))$/i.test(trimmed.slice(0, i).trimEnd());
    return `${isValues ? "VALUES" : owner.toUpperCase()}${word}`;
  }
  return word;
}

function join(parts: readonly TextPart[]): TextPart[] {
  const joined: TextPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.text !== undefined && last?.text !== undefined) {
      joined[joined.length - 1] = { text: last.text + part.text };
    } else joined.push(part);
  }
  return joined;
}
