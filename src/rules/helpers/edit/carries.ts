import { type Ast, type FlowPlace, type Variable, walk, isFunction } from "../../../engine/api.ts";

/** Further variables than this are taken as carrying nothing: the fix is refused rather than wrong. */
const MAX_DEPTH = 6;

/** True when an expression takes up what enters at one of the flows' beginnings, directly or through variables of its function. */
export function carries(node: Ast.Node, place: FlowPlace, depth = 0): boolean {
  if (holdsEntry(node, place)) return true;
  let found = false;
  walk(node, place.source.visitorKeys, (each) => {
    if (found || each.type !== "Identifier") return;
    const variable = place.semantics.variables.of(each);
    if (variable) found = variableCarries(variable, place, depth);
  });
  return found;
}

function variableCarries(variable: Variable, place: FlowPlace, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  return variable.defs.some((definition) => {
    if (definition.type === "Parameter")
      return isFromOutside(definition.node, definition.name, place);
    if (definition.type !== "Variable") return false;
    // Reading a variable in its own definition would go round for ever.
    const { init } = definition.node;
    if (init && carries(init, place, depth + 1)) return true;
    if (holdsEntry(definition.node, place) && !init) return true;
    return writtenTo(variable).some((value) => carries(value, place, depth + 2));
  });
}

/** What is assigned to a variable after its declaration, or put into the object that it holds. */
export function writtenTo(variable: Variable): Ast.Node[] {
  return variable.references.flatMap(({ identifier, init }) => {
    if (init === true) return [];
    let target: Ast.Node = identifier;
    while (target.parent?.type === "MemberExpression" && target.parent.object === target)
      target = target.parent;
    const { parent } = target;
    return parent?.type === "AssignmentExpression" && parent.left === target ? [parent.right] : [];
  });
}

/** What a parameter holds is decided by callers when the data enters outside of the function; else only what enters in the parameter itself. */
function isFromOutside(owner: Ast.Node, name: Ast.Node, place: FlowPlace): boolean {
  if (!isFunction(owner)) return false;
  return place.entries.some(
    ({ file, start, end }) =>
      file !== place.source.path ||
      start < owner.range[0] ||
      end > owner.range[1] ||
      (start <= name.range[0] && end >= name.range[1]) ||
      owner.params.some((each) => start >= each.range[0] && end <= each.range[1]),
  );
}

function holdsEntry(node: Ast.Node, place: FlowPlace): boolean {
  return place.entries.some(
    ({ file, start, end }) =>
      file === place.source.path && start >= node.range[0] && end <= node.range[1],
  );
}
