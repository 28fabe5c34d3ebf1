import {
  type Ast,
  type ProjectContext,
  type ProjectView,
  type Report,
  type SyntaxContext,
} from "../../../engine/api.ts";
import { removeProperty } from "../../helpers/edit/property-edits.ts";

/** What a file that answers requests looks at. */
export const READS = /\b(?:req|request|ctx)\.(?:body|query)\b/;

/** `new Ajv({ allErrors: true })`. */
export function allErrors(
  node: Ast.NewExpression,
  { semantics, text }: Pick<SyntaxContext, "semantics" | "text">,
): Report | undefined {
  const [options] = node.arguments;
  if (!options || !/^ajv(?:\/|#|$)/.test(semantics.callee(node) ?? "")) return undefined;
  const found = semantics.object(options)?.get("allErrors");
  if (!found || found.value.in !== semantics) return undefined;
  if (semantics.constant(found.value.node)?.value !== true) return undefined;
  return {
    at: found.property,
    message: "all-errors",
    level: "information",
    preset: "audit",
    fixes: [{ id: "first-error", edits: () => removeProperty(found.property, text) }],
  };
}

/** A validator of its own file, which files that answer requests import or put before their routes. */
export function checkElsewhere(project: ProjectView, context: ProjectContext): void {
  for (const file of new Set(project.importsOf("ajv", "").map((site) => site.file))) {
    const text = project.read(file) ?? "";
    if (!text.includes("allErrors") || READS.test(text)) continue;
    const semantics = project.beside.script(file);
    if (!semantics || !isUsedByRoutes(file, project)) continue;
    for (const node of semantics.source.nodes) {
      const found =
        node.type === "NewExpression" ? allErrors(node, { semantics, text }) : undefined;
      if (found) context.report(file, found);
    }
  }
}

function isUsedByRoutes(file: string, { routes, read, beside }: ProjectView): boolean {
  if (routes.some(({ middlewares }) => middlewares.some(({ place }) => place?.file === file)))
    return true;
  const name = file.slice(file.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  return [...new Set(routes.map((route) => route.file))].some((path) => {
    const text = read(path) ?? "";
    if (!text.includes(name) || !READS.test(text)) return false;
    const from = beside.script(path);
    return [
      ...text.matchAll(/(?:from\s*|require\(\s*|import\(\s*)["'](\.[^"']+|@\/[^"']+)["']/g),
    ].some(([, specifier = ""]) => from?.open(specifier)?.source.path === file);
  });
}
