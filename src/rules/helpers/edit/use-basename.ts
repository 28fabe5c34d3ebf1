import { type Ast, type FlowPlace, type TextEdit, bare } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { addImport } from "./add-import.ts";
import { asText } from "./as-text.ts";
import { wrapHoles } from "./wrap-holes.ts";

/** What these do to a folder they do to the one above, too, which `..` names. */
const OF_FOLDERS =
  /^(?:rm|rmdir|rimraf|remove|emptyDir|emptydir|readdir|opendir|cp|copy|move|rename|mkdir|mkdirp|ensureDir|watch|glob)/;

/**
 * Takes the last segment of what a visitor sends, where it stands as the last segment of a path.
 * In the middle of a path `..` would still lead out, so nothing is offered there.
 */
export function useBasename(place: FlowPlace): TextEdit[] | undefined {
  const { node, source, semantics } = place;
  const method = node.type === "CallExpression" ? nameOf(node.callee) : undefined;
  if (method === undefined || OF_FOLDERS.test(method)) return undefined;
  const joined = new Set<Ast.Node>();
  const { references, edits } = addImport(node, source, "node:path", ["basename"]);
  const wrapped = wrapHoles(
    place,
    (_, hole) => {
      const isLast = joined.has(hole.node) && hole.before === undefined;
      const isSegment = /[/\\][^/\\]*$/.test(hole.before ?? "") && !/[/\\]/.test(hole.after);
      if (!isLast && !(isSegment && isEnd(hole.node))) return undefined;
      return `${references[0] ?? "basename"}(${asText(hole.node, source.text)})`;
    },
    (each) => {
      if (each.type !== "CallExpression") return [];
      if (!/^path#(?:posix\.|win32\.)?(?:join|resolve)$/.test(semantics.callee(each) ?? ""))
        return [];
      const given = each.arguments.filter((one) => one.type !== "SpreadElement");
      const last = given.at(-1);
      if (last && given.length > 1) joined.add(last).add(bare(last));
      return given.length === each.arguments.length ? given : [];
    },
  );
  return wrapped && [...edits, ...wrapped];
}

/** True when no other expression follows in the text that the value is a part of. */
function isEnd(hole: Ast.Expression): boolean {
  const { parent } = hole;
  if (parent?.type === "TemplateLiteral") return parent.expressions.at(-1) === hole;
  return true;
}
