// Cuts the function that converts nodes, 1,800 lines with a case for each kind, into one for each
// kind. An engine optimizes a function as a whole for what it has seen, and drops the result when it
// sees something else: of this one it made and dropped a result every few files, a fifth of all that
// it compiled in an audit. Which of them converts a node is looked up in a table: the choice itself
// would be compiled anew with each kind that it meets for the first time.
import ts from "typescript";

const NAME = "convertNode";
const TABLE = "converterByKind";

/**
 * Gives the converter's text with a method for each case. One that leads into the next calls that.
 * @throws Error when the function is not one switch, or leaves it otherwise than with an answer.
 */
export function withMethodForEachKind(text: string): string {
  const source = ts.createSourceFile("convert.js", text, ts.ScriptTarget.Latest, true);
  const method = methodNamed(source);
  const [statement, ...further] = method?.body?.statements ?? [];
  if (!method || !statement || further.length > 0 || !ts.isSwitchStatement(statement)) {
    throw new Error(`${NAME} of the converter is not what it was.`);
  }
  const parameters = method.parameters.map((each) => each.getText(source)).join(", ");
  const call = (index: number): string => `return this.${NAME}${index}(${parameters});`;
  const made: string[] = [];
  const rows: string[] = [];
  let others = -1;
  for (const clause of statement.caseBlock.clauses) {
    if (ts.isDefaultClause(clause)) others = made.length;
    else rows.push(`[${clause.expression.getText(source)}, "${NAME}${made.length}"]`);
    // It shares the code of the next one.
    if (clause.statements.length === 0) continue;
    if (clause.statements.some(breaks)) throw new Error("A case ends without an answer.");
    const body = text.slice(clause.statements.pos, clause.statements.end);
    const next = leaves(clause.statements) ? "" : call(made.length + 1);
    made.push(`${NAME}${made.length}(${parameters}) {${body}\n${next}\n    }`);
  }
  if (others < 0 || !leaves(statement.caseBlock.clauses.at(-1)?.statements ?? [])) {
    throw new Error("The last case ends without an answer.");
  }
  const owner = method.parent as ts.ClassDeclaration;
  const kind = statement.expression.getText(source);
  const choice = `const convert = ${TABLE}[${kind}];
    if (convert !== undefined) return convert.call(this, ${parameters});
    ${call(others)}
  }`;
  const table = `var ${TABLE} = [];
for (const [kind, name] of [${rows.join(", ")}])
  ${TABLE}[kind] = ${owner.name?.text}.prototype[name];`;
  const start = statement.getStart(source);
  const [end, after] = [method.getEnd(), owner.getEnd()];
  const head = `${text.slice(0, start)}${choice}\n    ${made.join("\n    ")}`;
  return `${head}${text.slice(end, after)}\n${table}\n${text.slice(after)}`;
}

function methodNamed(source: ts.SourceFile): ts.MethodDeclaration | undefined {
  for (const statement of source.statements) {
    if (!ts.isClassDeclaration(statement)) continue;
    for (const member of statement.members) {
      if (ts.isMethodDeclaration(member) && member.name.getText(source) === NAME) return member;
    }
  }
  return undefined;
}

/** True when code never gets to what follows. */
function leaves(statements: readonly ts.Statement[]): boolean {
  const last = statements.at(-1);
  if (!last) return false;
  if (ts.isBlock(last)) return leaves(last.statements);
  return ts.isReturnStatement(last) || ts.isThrowStatement(last);
}

/** True when code leaves the switch that it stands in. */
function breaks(node: ts.Node): boolean {
  if (ts.isBreakStatement(node)) return true;
  if (ts.isSwitchStatement(node) || ts.isIterationStatement(node, false)) return false;
  return !ts.isFunctionLike(node) && (ts.forEachChild(node, breaks) ?? false);
}
