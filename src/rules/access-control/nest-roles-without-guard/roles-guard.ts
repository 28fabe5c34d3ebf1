import {
  type Ast,
  type ProjectView,
  type Range,
  type Semantics,
  type TextEdit,
  propertyName,
} from "../../../engine/api.ts";
import { addImport } from "../../helpers/edit/add-import.ts";

/** Files in which guards usually stand. */
const GUARD_FILE = /(?:guard|role|permission|auth)[^/]*\.[cm]?[jt]s$/i;

interface RolesGuard {
  readonly name: string;
  readonly file: string;
}

/** Adds the one guard of the project that reads a key of metadata behind those that a method or its class has. */
export function withRolesGuard(
  file: string,
  { start, end }: Range,
  key: string,
  project: ProjectView,
): readonly TextEdit[] | undefined {
  const source = project.beside.script(file)?.source;
  const method = source?.nodes.find(
    (node): node is Ast.MethodDefinition =>
      node.type === "MethodDefinition" && node.range[0] <= start && end <= node.range[1],
  );
  if (!source || !method) return undefined;
  const guards = guardsOf(method) ?? guardsOf(method.parent.parent);
  const guard = guards && rolesGuard(key, project);
  const last = guards?.arguments.at(-1);
  if (!guard || !last) return undefined;
  const { references, edits } = addImport(method, source, wayTo(guard.file, file), [guard.name]);
  const [, at] = last.range;
  return [...edits, { start: at, end: at, text: `, ${references[0] ?? guard.name}` }];
}

/** The call in `@UseGuards(…)` of a method or class. */
function guardsOf(node: Ast.Node | undefined): Ast.CallExpression | undefined {
  if (node?.type !== "MethodDefinition" && node?.type !== "ClassDeclaration") return undefined;
  for (const { expression } of node.decorators)
    if (
      expression.type === "CallExpression" &&
      expression.callee.type === "Identifier" &&
      expression.callee.name === "UseGuards"
    )
      return expression;
  return undefined;
}

/** The only exported class of the project that may activate and asks the reflector for the key. */
function rolesGuard(key: string, { files, read, beside }: ProjectView): RolesGuard | undefined {
  const found: RolesGuard[] = [];
  for (const file of files) {
    if (!GUARD_FILE.test(file) || !/canActivate/.test(read(file) ?? "")) continue;
    const semantics = beside.script(file);
    for (const statement of semantics?.source.ast.body ?? []) {
      if (statement.type !== "ExportNamedDeclaration") continue;
      const declared = statement.declaration;
      if (declared?.type !== "ClassDeclaration" || !declared.id || !semantics) continue;
      if (readsKey(declared, key, semantics) && needsReflectorAlone(declared))
        found.push({ name: declared.id.name, file });
    }
  }
  return found.length === 1 ? found[0] : undefined;
}

/** `this.reflector.getAllAndOverride("roles", …)`, with the key as a text or a constant. */
function readsKey({ range }: Ast.ClassDeclaration, key: string, semantics: Semantics): boolean {
  return semantics.source.nodes.some((node) => {
    if (node.type !== "CallExpression" || node.range[0] < range[0] || node.range[1] > range[1])
      return false;
    const { callee } = node;
    if (callee.type !== "MemberExpression" || !propertyName(callee)?.startsWith("get"))
      return false;
    const [first] = node.arguments;
    return first !== undefined && semantics.string(first) === key;
  });
}

/** What Nest can make in any module. */
function needsReflectorAlone({ body }: Ast.ClassDeclaration): boolean {
  const made = body.body.find(
    (each): each is Ast.MethodDefinition =>
      each.type === "MethodDefinition" && each.kind === "constructor",
  );
  return (made?.value.params ?? []).every(
    (each) =>
      each.type === "TSParameterProperty" &&
      each.parameter.type === "Identifier" &&
      each.parameter.typeAnnotation?.typeAnnotation.type === "TSTypeReference" &&
      each.parameter.typeAnnotation.typeAnnotation.typeName.type === "Identifier" &&
      each.parameter.typeAnnotation.typeAnnotation.typeName.name === "Reflector",
  );
}

/** The address of a file as another one imports it. */
function wayTo(target: string, from: string): string {
  const to = target.replace(/\.[cm]?[jt]s$/, "").split("/");
  const own = from.split("/").slice(0, -1);
  while (own.length > 0 && to.length > 1 && own[0] === to[0]) {
    own.shift();
    to.shift();
  }
  return `${own.length === 0 ? "./" : "../".repeat(own.length)}${to.join("/")}`;
}
