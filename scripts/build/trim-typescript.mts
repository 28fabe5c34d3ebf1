// Takes out of the compiler what nothing here reaches: checking, emitting and all services of editors.
// What is left reads scripts and resolves specifiers. It is a fifth, and loads in a fifth of the time.
import ts from "typescript";
import { type Needs, boundNames, needsOf } from "./free-names.mts";

/** Their members are messages, and each is made when the compiler is loaded. */
const TABLES = new Set(["Diagnostics"]);
/** Only a checker makes these, and through what they can say of themselves they reach everything. */
const NEVER_MADE = new Set(["SymbolObject", "TypeObject", "SignatureObject"]);
/** What a program may take from its surroundings. A name that is neither here nor declared was cut off by mistake. */
const GLOBALS = new Set(
  "Array Buffer Date Error Function JSON Map Math Number Object RegExp Set String Uint16Array WeakMap WeakSet __dirname __filename clearTimeout console global onProfilerEvent parseInt performance process require setTimeout undefined".split(
    " ",
  ),
);

interface Part {
  readonly statement: ts.Statement;
  readonly declares: ReadonlySet<string>;
  /** The name without which the statement does nothing; null for one that is never wanted. */
  readonly belongsTo: string | null | undefined;
}

/** The compiler's published text as a CommonJS module of what `wanted` names. @throws Error when the text is not as it is expected to be. */
export function trimTypeScript(text: string, wanted: ReadonlySet<string>): string {
  const source = ts.createSourceFile("typescript.js", text, ts.ScriptTarget.Latest);
  const parts = statementsOf(source).map((statement) => partOf(statement));
  const givers = new Map<string, Part[]>();
  const give = (name: string, part: Part): void => {
    givers.set(name, [...(givers.get(name) ?? []), part]);
  };
  for (const part of parts) {
    for (const name of part.declares) give(name, part);
    if (typeof part.belongsTo === "string") give(part.belongsTo, part);
  }
  const names = [...wanted].filter((name) => givers.has(name));
  const queue = parts.filter((each) => each.belongsTo === undefined && each.declares.size === 0);
  const kept = new Set<Part>();
  const asked = new Set<string>();
  const members = new Set<string>();
  const need = (name: string): void => {
    if (asked.has(name)) return;
    asked.add(name);
    const found = givers.get(name);
    if (found) queue.push(...found);
    else if (!GLOBALS.has(name)) throw new Error(`The compiler needs ${name}, which is nowhere.`);
  };
  for (const name of names) need(name);
  for (let part = queue.pop(); part; part = queue.pop()) {
    if (kept.has(part)) continue;
    kept.add(part);
    const needs = isNeverMade(part) ? NOTHING : needsOf(part.statement, TABLES);
    for (const name of needs.names) {
      if (part.declares.has(name)) continue;
      if (TABLES.has(name)) throw new Error(`${name} is read otherwise than member by member.`);
      need(name);
    }
    for (const [table, read] of needs.members) {
      need(table);
      for (const member of read) members.add(member);
    }
  }
  const code = parts.filter((part) => kept.has(part)).map((part) => print(part, source, members));
  return `${code.join("\n")}\n${exportsOf(names)}`;
}

const NOTHING: Needs = { names: new Set(), members: new Map() };

/** Plain properties: whoever asks for one does not go through a function each time. */
function exportsOf(names: readonly string[]): string {
  return `const typescript = { ${names.join(", ")} };
Object.defineProperties(typescript, { __esModule: { value: true }, default: { value: typescript } });
module.exports = typescript;
`;
}

function print(part: Part, source: ts.SourceFile, members: ReadonlySet<string>): string {
  const { statement, declares } = part;
  const [name = ""] = declares;
  if (isNeverMade(part)) return `class ${name} {}`;
  const text = statement.getText(source);
  const table = TABLES.has(name) ? tableOf(statement) : undefined;
  if (!table) return text;
  const rows = table.properties.filter(
    (row) => row.name && ts.isIdentifier(row.name) && members.has(row.name.text),
  );
  return `var ${name} = {\n${rows.map((row) => row.getText(source)).join(",\n")}\n};`;
}

function isNeverMade({ declares }: Part): boolean {
  const [name = ""] = declares;
  return NEVER_MADE.has(name);
}

function tableOf(statement: ts.Statement): ts.ObjectLiteralExpression | undefined {
  if (!ts.isVariableStatement(statement)) return undefined;
  const value = statement.declarationList.declarations[0]?.initializer;
  return value && ts.isObjectLiteralExpression(value) ? value : undefined;
}

/** The compiler is published as one function that is called at once. */
function statementsOf(source: ts.SourceFile): readonly ts.Statement[] {
  for (const statement of source.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression))
      continue;
    const { expression } = statement.expression;
    const made = ts.isParenthesizedExpression(expression) ? expression.expression : expression;
    if (ts.isArrowFunction(made) && ts.isBlock(made.body)) return made.body.statements;
  }
  throw new Error("The compiler is not published as one function any more.");
}

function partOf(statement: ts.Statement): Part {
  const declares = new Set<string>();
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    if (statement.name) declares.add(statement.name.text);
  } else if (ts.isVariableStatement(statement)) {
    for (const { name } of statement.declarationList.declarations) boundNames(name, declares);
  }
  const belongsTo = ts.isExpressionStatement(statement) ? ownerOf(statement.expression) : undefined;
  return { statement, declares, belongsTo };
}

/** Whose value an expression fills in: `((X) => {…})(X || (X = {}))`, `__export(X, {…})`, `X.a = …`. */
function ownerOf(expression: ts.Expression): string | null | undefined {
  if (ts.isCallExpression(expression)) {
    const [first] = expression.arguments;
    const { expression: called } = expression;
    if (ts.isIdentifier(called)) {
      if (called.text.startsWith("register")) return null;
      return called.text === "__export" && first && ts.isIdentifier(first) ? first.text : undefined;
    }
    const filled = first && ts.isBinaryExpression(first) ? first.left : undefined;
    return filled && ts.isIdentifier(filled) ? filled.text : undefined;
  }
  if (!ts.isBinaryExpression(expression)) return undefined;
  let to = expression.left;
  while (ts.isPropertyAccessExpression(to)) to = to.expression;
  // What is left is what the whole module exports.
  return ts.isIdentifier(to) && to.text !== "module" ? to.text : null;
}
