import type { Ast } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import type { Lowering } from "./lowering.ts";
import { writeModuleExports } from "./module-exports.ts";

type Exporting = Ast.ExportNamedDeclaration | Ast.ExportDefaultDeclaration | Ast.TSExportAssignment;

/** What is exported is lowered like anything else; the exports themselves are read when the file is done. */
export function lowerExported(lower: Lowering, node: Exporting, frame: Frame): void {
  if (node.type === "TSExportAssignment") {
    // `export = { list, create }` is what `module.exports` is given.
    writeModuleExports(lower, lower.expression(node.expression, frame), node, frame);
    return;
  }
  const { declaration } = node;
  if (!declaration) return;
  if (declaration.type === "FunctionDeclaration") {
    if (!declaration.id) frame.defaultExport = lower.functionValue(declaration, frame);
  } else if (declaration.type === "ClassDeclaration" && !declaration.id) {
    frame.defaultExport = lower.classValue(declaration, frame);
  } else if (declaration.type.endsWith("Declaration")) {
    lower.statements([declaration], frame);
  } else {
    frame.defaultExport = lower.expression(declaration, frame);
  }
}
