import type { Ast } from "../ast.ts";
import type { CodeWriter } from "./code-writer.ts";
import type { Component } from "./component.ts";
import { callOf, calleeName, namesIn } from "./declared.ts";
import { COMPONENT, INSTANCE, PROPERTIES } from "./names.ts";
import type { Options } from "./options.ts";
import { propertyNames } from "./properties.ts";
import { writeOptions } from "./write-options.ts";

export interface PreludeInput {
  readonly text: string;
  readonly component: Component;
  /** Of all scripts. */
  readonly statements: readonly Ast.Node[];
  readonly declared: ReadonlySet<string>;
  readonly options?: Options | undefined;
}

/** Functions that Nuxt and build plugins import by themselves, by the module that they come from. */
const AUTOMATIC: readonly (readonly [specifier: string, names: readonly string[]])[] = [
  ["vue", ["ref", "shallowRef", "computed", "reactive", "toRef", "toRefs", "unref", "h"]],
  ["vue-router", ["useRoute", "useRouter"]],
  [
    "#imports",
    ["useFetch", "useLazyFetch", "useAsyncData", "useLazyAsyncData", "useRequestURL", "navigateTo"],
  ],
];

/** What gives out values that the markup sees through. */
const MAKES_REFS =
  /^(?:ref|shallowRef|customRef|toRef|toRefs|computed|inject|storeToRefs|defineModel|use[A-Z]\w*)$/;

/** Everything before the markup of a component: imports, the head of its function, and the names that the markup sees. */
export function writePrelude(writer: CodeWriter, input: PreludeInput): void {
  const { text, component, statements, declared } = input;
  const words = new Set(text.match(/[$\w]+/g));
  const isFree = (name: string): boolean => words.has(name) && !declared.has(name);
  writeImports(writer, isFree);
  if (input.options) return writeOptions(writer, input.options, words);
  const hasExport = statements.some(({ type }) => type === "ExportDefaultDeclaration");
  writer.text(`${hasExport ? "" : "export default "}function ${COMPONENT}(${PROPERTIES}){`);
  for (const name of implicitNames(statements, declared)) writer.text(`let ${name};`);
  const imported = namesOfImports(statements);
  const [before, after] = [true, false].map((isImported) =>
    storeNames(words, declared).filter((name) => imported.has(name) === isImported),
  );
  for (const name of before ?? []) writer.text(`const $${name}=${name};`);
  if (component.unwraps && isFree("$route")) writer.text("const $route=$$useRoute();");
  writer.text(`${INSTANCE};`);
  for (const name of after ?? []) writer.text(`const $${name}=${name};`);
  for (const name of propertyNames(statements)) {
    if (isFree(name)) writer.text(`const ${name}=${PROPERTIES}.${name};`);
  }
  const refs = component.unwraps ? refNames(statements).filter(({ name }) => words.has(name)) : [];
  for (const [i, { name, range }] of refs.entries()) {
    writer.within({ start: range[0], end: range[0] + name.length }, () =>
      writer.text(`const $$${i}=${name}.value??${name};`),
    );
  }
  writer.text("{");
  for (const [i, { name }] of refs.entries()) writer.text(`const ${name}=$$${i};`);
  writer.text("return <>");
}

function writeImports(writer: CodeWriter, isFree: (name: string) => boolean): void {
  for (const [specifier, names] of AUTOMATIC) {
    const free = names.filter(isFree);
    if (free.length > 0) writer.text(`import {${free.join(",")}} from "${specifier}";`);
  }
  if (isFree("$route")) writer.text('import {useRoute as $$useRoute} from "vue-router";');
}

/** `$: total = …` declares what nobody else does. */
function implicitNames(statements: readonly Ast.Node[], declared: ReadonlySet<string>): string[] {
  return statements.flatMap((statement) => {
    if (statement.type !== "LabeledStatement" || statement.label.name !== "$") return [];
    const { body } = statement;
    const isAssignment =
      body.type === "ExpressionStatement" && body.expression.type === "AssignmentExpression";
    if (!isAssignment) return [];
    return namesIn((body.expression as Ast.AssignmentExpression).left)
      .map(({ name }) => name)
      .filter((name) => !declared.has(name));
  });
}

/** `$page` is the value of the store `page`. */
function storeNames(words: ReadonlySet<string>, declared: ReadonlySet<string>): string[] {
  return [...declared].filter(
    (name) => words.has(`$${name}`) && !declared.has(`$${name}`) && !name.startsWith("$"),
  );
}

function namesOfImports(statements: readonly Ast.Node[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap((each) =>
      each.type === "ImportDeclaration" ? each.specifiers.map(({ local }) => local.name) : [],
    ),
  );
}

function refNames(statements: readonly Ast.Node[]): Ast.Identifier[] {
  return statements.flatMap((statement) => {
    if (statement.type !== "VariableDeclaration") return [];
    return statement.declarations.flatMap(({ id, init }) => {
      const call = callOf(init);
      const maker = call && calleeName(call);
      return maker !== undefined && MAKES_REFS.test(maker) ? namesIn(id) : [];
    });
  });
}
