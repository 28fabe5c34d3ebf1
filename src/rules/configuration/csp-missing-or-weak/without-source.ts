import type { Ast, Range, TextEdit } from "../../../engine/api.ts";
import { removeElement } from "../../helpers/edit/array-edits.ts";
import type { Laxity } from "./script-policy.ts";

const WORDS: Readonly<Record<Laxity, RegExp>> = {
  "unsafe-inline": /^'unsafe-inline'$/i,
  "unsafe-eval": /^'unsafe-eval'$/i,
  any: /^(?:\*|https?:|https?:\/\/\*|data:)$/i,
};

/** Takes the sources that let too much through out of a list; none where nothing would be left of it. */
export function withoutInList(
  list: Ast.Node,
  laxity: Laxity,
  text: string,
): readonly TextEdit[] | undefined {
  if (list.type !== "ArrayExpression") return undefined;
  const lax = list.elements.filter(
    (each) =>
      each?.type === "Literal" && typeof each.value === "string" && WORDS[laxity].test(each.value),
  );
  const [only] = lax;
  if (!only || lax.length !== 1 || list.elements.length === 1) return undefined;
  return removeElement(only, text);
}

/** The same in a policy that is written as a text: in its directive for scripts alone. */
export function withoutInText(
  { start, end }: Range,
  laxity: Laxity,
  text: string,
): readonly TextEdit[] | undefined {
  const own = text.slice(start, end);
  const found = [...own.matchAll(/\s+([^\s;"`]+)/g)].filter(([, word = ""]) =>
    WORDS[laxity].test(word),
  );
  const [only] = found;
  // One source that is alone in its directive cannot go without another in its place.
  if (!only || found.length !== 1 || own.trim().split(/\s+/).length < 3) return undefined;
  return [{ start: start + only.index, end: start + only.index + only[0].length, text: "" }];
}
