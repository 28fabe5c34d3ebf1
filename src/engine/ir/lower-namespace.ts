import type { Ast } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import type { Lowering } from "./lowering.ts";

/** A namespace is an object with what it exports; several of one name, or one with a function of its name, are one object. */
export function lowerNamespace(lower: Lowering, node: Ast.TSModuleDeclaration, frame: Frame): void {
  const { id, body } = node;
  if (node.declare || id.type !== "Identifier" || body?.type !== "TSModuleBlock") return;
  const variable = lower.variables.of(id);
  if (!variable) return;
  lower.statements(body.body, frame);
  let object = frame.flow.values.has(variable)
    ? lower.read(variable, node, frame)
    : frame.emit(node, { op: "object" });
  for (const name of exportedNames(body.body)) {
    const own = lower.variables.of(name);
    if (!own) continue;
    const value = lower.read(own, name, frame);
    object = frame.emit(name, { op: "store", object, name: name.name, value });
  }
  lower.write(variable, object, node, frame);
}

function exportedNames(statements: readonly Ast.Node[]): Ast.Identifier[] {
  return statements.flatMap((statement): Ast.Identifier[] => {
    if (statement.type !== "ExportNamedDeclaration" || !statement.declaration) return [];
    const { declaration } = statement;
    switch (declaration.type) {
      case "FunctionDeclaration":
      case "ClassDeclaration":
      case "TSModuleDeclaration":
        return declaration.id?.type === "Identifier" ? [declaration.id] : [];
      case "VariableDeclaration":
        return declaration.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id] : []));
      default:
        return [];
    }
  });
}
