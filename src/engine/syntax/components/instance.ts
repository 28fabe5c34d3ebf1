import type { Range } from "../../text/range.ts";
import type { Ast } from "../ast.ts";
import { callOf, calleeName } from "./declared.ts";
import { INSTANCE, PROPERTIES } from "./names.ts";

/** Calls that stand for all that the component is given. */
const GIVEN = new Set(["defineProps", "$props"]);
/** Calls that are what they are given, as far as data goes. */
const TRANSPARENT = new Set(["$state", "$state.raw", "$derived"]);

export function isPart({ range }: Ast.Node, { start, end }: Range): boolean {
  return start <= range[0] && range[1] <= end;
}

/** Puts the scripts of an instance into the function that was written for it. */
export function placeInstance(
  scripts: readonly Ast.ProgramStatement[],
  written: readonly Ast.ProgramStatement[],
  isOfInstance: (node: Ast.Node) => boolean,
): Ast.ProgramStatement[] {
  const own: Ast.ProgramStatement[] = [];
  const body: Ast.Statement[] = [];
  /** What is computed is computed again when the state has changed, and so comes last. */
  const derived: Ast.Statement[] = [];
  for (const statement of scripts) {
    if (!isOfInstance(statement) || staysOutside(statement)) own.push(statement);
    else (isDerived(statement) ? derived : body).push(...instanceStatement(statement));
  }
  body.push(...derived);
  const component = written.map(functionOf).find((each) => each !== undefined);
  const statements = component?.body.body;
  const at = statements?.findIndex(
    (each) =>
      each.type === "ExpressionStatement" &&
      each.expression.type === "Identifier" &&
      each.expression.name === INSTANCE,
  );
  const [marker] = at === undefined || at < 0 ? [] : (statements?.splice(at, 1, ...body) ?? []);
  return marker ? [...own, ...written] : [...own, ...body, ...written];
}

/** `const total = computed(…)`, `let total = $derived(…)`, `$: total = …` */
function isDerived(statement: Ast.Node): boolean {
  if (statement.type === "LabeledStatement") return statement.label.name === "$";
  return (
    statement.type === "VariableDeclaration" &&
    statement.declarations.every(({ init }) => {
      const call = callOf(init);
      return /^(?:computed|\$derived(?:\.by)?)$/.test((call && calleeName(call)) ?? "");
    })
  );
}

function functionOf(statement: Ast.ProgramStatement): Ast.FunctionDeclaration | undefined {
  const node = statement.type === "ExportDefaultDeclaration" ? statement.declaration : statement;
  return node.type === "FunctionDeclaration" ? (node as Ast.FunctionDeclaration) : undefined;
}

/** Imports and types belong to the module. */
function staysOutside({ type }: Ast.Node): boolean {
  return (
    type === "ImportDeclaration" ||
    type === "ExportDefaultDeclaration" ||
    type === "ExportAllDeclaration" ||
    type === "TSInterfaceDeclaration" ||
    type === "TSTypeAliasDeclaration" ||
    type === "EmptyStatement"
  );
}

function instanceStatement(statement: Ast.ProgramStatement): Ast.Statement[] {
  if (statement.type === "ExportNamedDeclaration") {
    const { declaration } = statement;
    if (!declaration) return [];
    const given = declaration.type === "VariableDeclaration" && declaration.kind === "let";
    if (given) for (const each of declaration.declarations) giveProperty(each);
    return [declaration as Ast.Statement];
  }
  if (statement.type === "VariableDeclaration") {
    for (const each of statement.declarations) readThrough(each);
  }
  return [statement as Ast.Statement];
}

function readThrough(declarator: Ast.VariableDeclarator): void {
  const call = callOf(declarator.init);
  const name = call && calleeName(call);
  if (!call || name === undefined) return;
  if (GIVEN.has(name)) declarator.init = identifier(PROPERTIES, call);
  const [argument] = call.arguments;
  if (TRANSPARENT.has(name) && argument && argument.type !== "SpreadElement")
    declarator.init = argument;
}

/** `export let note = ""` is what the component is given under that name, or else its default. */
function giveProperty(declarator: Ast.VariableDeclarator): void {
  const { id, init } = declarator;
  if (id.type !== "Identifier") return;
  const place = { range: [id.range[0], id.range[0] + id.name.length], loc: id.loc };
  const member = {
    ...place,
    type: "MemberExpression",
    object: identifier(PROPERTIES, id),
    property: identifier(id.name, id),
    computed: false,
    optional: false,
  } as unknown as Ast.MemberExpression;
  declarator.init = init
    ? ({
        type: "LogicalExpression",
        operator: "??",
        left: member,
        right: init,
        range: [id.range[0], init.range[1]],
        loc: id.loc,
      } as unknown as Ast.LogicalExpression)
    : member;
}

function identifier(name: string, at: Ast.Node): Ast.Identifier {
  return {
    type: "Identifier",
    name,
    decorators: [],
    optional: false,
    typeAnnotation: undefined,
    range: [at.range[0], at.range[1]],
    loc: at.loc,
  } as unknown as Ast.Identifier;
}
