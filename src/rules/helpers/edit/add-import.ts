import type { Ast, SourceFile, TextEdit, Variable } from "../../../engine/api.ts";
import { type FileStyle, fileStyle, isNodeModule, requireCall } from "./file-style.ts";

/** How code refers to the names that it asked for, and the edits that make them available. */
export interface AddedImport {
  /** One for each name, in order: `randomInt`, `crypto.randomInt`, `crypto_1.randomInt`. */
  readonly references: readonly string[];
  /** Empty when the file has everything already. */
  readonly edits: readonly TextEdit[];
}

/**
 * Makes exports of a module available at a place: through an import that is there, by adding to
 * an import of the same module, or by a new one below the last. `default` asks for the default
 * export, which is then called `defaultName`. Imports and requires, quotes and semicolons are as in the file.
 */
export function addImport(
  at: Ast.Node,
  source: SourceFile,
  module: string,
  names: readonly string[],
  defaultName = "imported",
): AddedImport {
  const bindings = bindingsOf(source, module);
  const missing = new Map<string, string>();
  const references = names.map((name) => {
    const known = bindings
      .map((binding) => referenceThrough(binding, name))
      .find((reference) => reference !== undefined && isVisible(reference, at, source));
    if (known !== undefined) return known;
    const local = freeName(name === "default" ? defaultName : name, module, source);
    missing.set(name, local);
    return local;
  });
  if (missing.size === 0) return { references, edits: [] };
  const edits = merged(bindings, missing, source) ?? [newStatement(at, source, module, missing)];
  return { references, edits };
}

/** One statement at the top level that binds a module or some of its exports. */
interface Binding {
  readonly specifier: string;
  /** The local name that is the whole module, such as `crypto` or `crypto_1.default`. */
  readonly whole?: string;
  /** The local name of the default export. */
  readonly byDefault?: string;
  /** Local names by the names of the exports. */
  readonly named: ReadonlyMap<string, string>;
  /** What new names can be added to. */
  readonly list?: Ast.ImportDeclaration | Ast.ObjectPattern;
}

function bindingsOf(source: SourceFile, module: string): Binding[] {
  const wanted = withoutPrefix(module);
  return source.ast.body
    .flatMap((statement) => {
      if (statement.type === "ImportDeclaration") return [importBinding(statement)];
      if (statement.type === "VariableDeclaration") return statement.declarations.map(required);
      return [];
    })
    .filter((binding) => binding !== undefined)
    .filter((binding) => withoutPrefix(binding.specifier) === wanted);
}

function importBinding(statement: Ast.ImportDeclaration): Binding | undefined {
  if (statement.importKind === "type") return undefined;
  const specifier = statement.source.value;
  const named = new Map<string, string>();
  let whole: string | undefined;
  let byDefault: string | undefined;
  for (const each of statement.specifiers) {
    if (each.type === "ImportNamespaceSpecifier") whole = each.local.name;
    else if (each.type === "ImportDefaultSpecifier") byDefault = each.local.name;
    else if (each.importKind !== "type") {
      const { imported } = each;
      named.set(imported.type === "Identifier" ? imported.name : imported.value, each.local.name);
    }
  }
  if (isNodeModule(specifier)) whole ??= byDefault;
  byDefault ??= named.get("default");
  const isList = statement.specifiers.length > 0 && whole === undefined;
  return {
    specifier,
    named,
    ...(whole !== undefined && { whole }),
    ...(byDefault !== undefined && { byDefault }),
    ...(isList && { list: statement }),
  };
}

function required(declarator: Ast.VariableDeclarator): Binding | undefined {
  const { id, init } = declarator;
  const call = requireCall(init);
  const argument = call?.arguments[0];
  if (!call || argument?.type !== "Literal" || typeof argument.value !== "string") return undefined;
  const specifier = argument.value;
  const named = new Map<string, string>();
  if (id.type === "ObjectPattern" && init === call) {
    for (const property of id.properties) {
      if (property.type !== "Property" || property.computed) continue;
      if (property.key.type === "Identifier" && property.value.type === "Identifier")
        named.set(property.key.name, property.value.name);
    }
    const hasRest = id.properties.some((property) => property.type === "RestElement");
    return hasRest ? { specifier, named } : { specifier, named, list: id };
  }
  if (id.type !== "Identifier") return undefined;
  if (init === call) return { specifier, named, whole: id.name, byDefault: id.name };
  // An interop helper: the module itself is the wrapper's default, or what the star helper returns.
  const helper = init?.type === "CallExpression" ? init.callee : undefined;
  const name =
    helper?.type === "Identifier"
      ? helper.name
      : helper?.type === "MemberExpression" && helper.property.type === "Identifier"
        ? helper.property.name
        : "";
  if (/importStar|wildcard/i.test(name)) return { specifier, named, whole: id.name };
  if (/importDefault|RequireDefault|require_default/i.test(name)) {
    const byDefault = `${id.name}.default`;
    return { specifier, named, byDefault, ...(isNodeModule(specifier) && { whole: byDefault }) };
  }
  return undefined;
}

function referenceThrough(binding: Binding, name: string): string | undefined {
  if (name === "default") return binding.byDefault;
  const named = binding.named.get(name);
  if (named !== undefined) return named;
  return binding.whole === undefined ? undefined : `${binding.whole}.${name}`;
}

/** True when the first name of a reference means the module's variable at the place, and nothing nearer. */
function isVisible(reference: string, at: Ast.Node, source: SourceFile): boolean {
  const name = reference.split(".")[0] ?? reference;
  for (let node: Ast.Node | undefined = at; node; node = node.parent) {
    const scope = source.scopes.acquire(node, true);
    const variable: Variable | undefined = scope?.set.get(name);
    if (variable) return scope?.type === "module" || scope?.type === "global";
    if (scope && node.type === "Program") return false;
  }
  return false;
}

/** The wanted name, or one with the module's name before it where the file uses the name for something else. */
function freeName(wanted: string, module: string, source: SourceFile): string {
  const taken = new Set<string>();
  for (const scope of source.scopes.scopes) {
    for (const variable of scope.variables) if (variable.defs.length > 0) taken.add(variable.name);
    for (const reference of scope.through) taken.add(String(reference.identifier.name));
  }
  if (!taken.has(wanted)) return wanted;
  const base = withoutPrefix(module).replace(/^.*\//, "").replace(/\W+/g, "_");
  let name = `${base}${wanted.charAt(0).toUpperCase()}${wanted.slice(1)}`;
  while (taken.has(name)) name += "_";
  return name;
}

/** The missing names added to an import or a destructured require that is there. */
function merged(
  bindings: readonly Binding[],
  missing: ReadonlyMap<string, string>,
  source: SourceFile,
): TextEdit[] | undefined {
  if (missing.has("default")) return undefined;
  const list = bindings.find((binding) => binding.list)?.list;
  if (!list) return undefined;
  const isImport = list.type === "ImportDeclaration";
  const added = [...missing].map(([name, local]) => pair(name, local, isImport)).join(", ");
  const items = isImport
    ? list.specifiers.filter((each) => each.type === "ImportSpecifier")
    : list.properties;
  const last = items.at(-1);
  const after = last ?? (isImport ? list.specifiers.at(-1) : undefined);
  if (!last && isImport && after) {
    const end = after.range[1];
    return [{ start: end, end, text: `, { ${added} }` }];
  }
  if (!last) return [{ start: list.range[0], end: list.range[1], text: `{ ${added} }` }];
  const previous = items.at(-2) ?? last;
  const between = source.text.slice(
    source.text.lastIndexOf("\n", last.range[0]) + 1,
    last.range[0],
  );
  const ownLine = between.trim() === "" && (previous === last || breaks(source, previous, last));
  const text = ownLine && lineBreakBefore(source, last) ? `,\n${between}${added}` : `, ${added}`;
  return [{ start: last.range[1], end: last.range[1], text }];
}

function breaks(source: SourceFile, before: Ast.Node, after: Ast.Node): boolean {
  return source.text.slice(before.range[1], after.range[0]).includes("\n");
}

function lineBreakBefore(source: SourceFile, node: Ast.Node): boolean {
  return /\n\s*$/.test(source.text.slice(0, node.range[0]));
}

function pair(name: string, local: string, isImport: boolean): string {
  if (name === local) return name;
  return isImport ? `${name} as ${local}` : `${name}: ${local}`;
}

function newStatement(
  at: Ast.Node,
  source: SourceFile,
  module: string,
  missing: ReadonlyMap<string, string>,
): TextEdit {
  const style = fileStyle(source);
  const lines = [...statements(module, missing, style)].join(style.lineBreak);
  const last = lastImport(at, source, style);
  const { lineBreak } = style;
  if (last) return insert(lineEnd(last, source), lineBreak + lines);
  const directive = source.ast.body.findLast(
    (statement) => statement.type === "ExpressionStatement" && statement.directive !== undefined,
  );
  const start = directive ? lineEnd(directive, source) : headerEnd(source);
  const blankFollows = /^[ \t]*(?:\r?\n[ \t]*){2}/.test(
    source.text.slice(directive ? start : start - 1),
  );
  if (directive) {
    return insert(start, lineBreak + lineBreak + lines + (blankFollows ? "" : lineBreak));
  }
  return insert(start, lines + lineBreak + (blankFollows ? "" : lineBreak));
}

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

/** Behind a statement and a comment that follows on its line. */
function lineEnd(statement: Ast.Statement, source: SourceFile): number {
  const end = statement.range[1];
  const rest = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*\*\/(?=[ \t]*(?:\r?\n|$)))/.exec(
    source.text.slice(end),
  );
  return rest ? end + rest[0].length : end;
}

function* statements(
  module: string,
  missing: ReadonlyMap<string, string>,
  style: FileStyle,
): Generator<string> {
  const prefix = isNodeModule(module) ? style.nodePrefix : "";
  const specifier = `${style.quote}${prefix}${withoutPrefix(module)}${style.quote}`;
  const byDefault = missing.get("default");
  const names = [...missing]
    .filter(([name]) => name !== "default")
    .map(([name, local]) => pair(name, local, style.esModule));
  const list = names.length > 0 ? [`{ ${names.join(", ")} }`] : [];
  const parts = byDefault === undefined ? list : [byDefault, ...list];
  if (style.esModule) yield `import ${parts.join(", ")} from ${specifier}${style.semicolon}`;
  else for (const part of parts) yield `const ${part} = require(${specifier})${style.semicolon}`;
}

/** The last statement at the top that imports; requires count only above the place of use, since they run in order. */
function lastImport(at: Ast.Node, source: SourceFile, style: FileStyle): Ast.Statement | undefined {
  return source.ast.body.findLast((statement) => {
    if (statement.type === "ImportDeclaration" || statement.type === "TSImportEqualsDeclaration")
      return style.esModule;
    if (style.esModule || statement.range[1] > at.range[0]) return false;
    if (statement.type === "ExpressionStatement")
      return requireCall(statement.expression) !== undefined;
    return (
      statement.type === "VariableDeclaration" &&
      statement.declarations.every((each) => requireCall(each.init) !== undefined)
    );
  });
}

/** Behind the byte order mark, the hashbang, and a comment at the very top that stands for itself. */
function headerEnd(source: SourceFile): number {
  const { text } = source;
  const start = /^\uFEFF?(?:#![^\n]*(?:\n|$))?/.exec(text)?.[0].length ?? 0;
  // Nothing but a comment can begin like one at the very top, so the text itself tells.
  const header = /^\s*(?:\/\*[^]*?\*\/|\/\/[^\r\n]*)/.exec(text.slice(start));
  const end = start + (header?.[0].length ?? 0);
  const blank = header && /^[ \t]*(?:\r?\n[ \t]*){2}/.exec(text.slice(end));
  return blank ? end + blank[0].length : start;
}

function withoutPrefix(specifier: string): string {
  return specifier.startsWith("node:") ? specifier.slice(5) : specifier;
}
