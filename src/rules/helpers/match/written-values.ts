import { type Ast, type Semantics } from "../../../engine/api.ts";

/** Everything that is written into a variable of this file; nothing where that cannot be told. */
export interface WrittenValues {
  /** What declares it. */
  readonly declared: Ast.Node;
  readonly values: readonly Ast.Node[];
}

/** The values of `let url = a; if (!url) url = b; url += "/";`. */
export function writtenValues(
  name: Ast.Node,
  { variables }: Pick<Semantics, "variables">,
): WrittenValues | undefined {
  const variable = variables.of(name);
  const [definition, ...others] = variable?.defs ?? [];
  if (definition?.type !== "Variable" || others.length > 0 || !variable) return undefined;
  if (definition.node.id.type !== "Identifier") return undefined;
  const values: Ast.Node[] = [];
  for (const { identifier, writeExpr } of variable.references.filter((each) => each.isWrite())) {
    const { parent } = identifier as Ast.Node;
    const isPlain =
      parent?.type === "VariableDeclarator" ||
      (parent?.type === "AssignmentExpression" && parent.left === identifier);
    if (!isPlain || !writeExpr) return undefined;
    values.push(writeExpr as Ast.Node);
  }
  return values.length > 0 ? { declared: definition.node, values } : undefined;
}
