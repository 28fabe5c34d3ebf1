// Cuts the function that converts nodes, 1,800 lines with a case for each kind, into one for each
// kind. An engine optimizes a function as a whole for what it has seen, and drops the result when it
// sees something else: of this one it made and dropped a result every few files, a fifth of all that
// it compiled in an audit.
import ts from "typescript";

const NAME = "convertNode";

/**
 * Gives the converter's text with a method for each case. One that leads into the next calls that.
 * @throws Error when the function is not one switch, or leaves it otherwise than with an answer.
 */
export function withMethodForEachKind(text: string): string {
  const source = ts.createSourceFile("convert.js", text, ts.ScriptTarget.Latest, true);
  const method = methodNamed(source);
  const [statement, ...others] = method?.body?.statements ?? [];
  if (!method || !statement || others.length > 0 || !ts.isSwitchStatement(statement)) {
    throw new Error(`${NAME} of the converter is not what it was.`);
  }
  const parameters = method.parameters.map((each) => each.getText(source)).join(", ");
  const made: string[] = [];
  const rows = statement.caseBlock.clauses.map((clause) => {
    const head = text.slice(clause.getStart(source), clause.statements.pos);
    if (clause.statements.length === 0) return head;
    if (clause.statements.some(breaks)) throw new Error(`${head} ends without an answer.`);
    const call = (index: number): string => `return this.${NAME}${index}(${parameters});`;
    const index = made.length;
    const body = text.slice(clause.statements.pos, clause.statements.end);
    const next = leaves(clause.statements) ? "" : call(index + 1);
    made.push(`${NAME}${index}(${parameters}) {${body}\n${next}\n    }`);
    return `${head} ${call(index)}`;
  });
  if (!leaves(statement.caseBlock.clauses.at(-1)?.statements ?? [])) {
    throw new Error("The last case ends without an answer.");
  }
  const start = statement.getStart(source);
  const end = method.getEnd();
  const choice = `switch (${statement.expression.getText(source)}) {\n${rows.join("\n")}\n        }\n    }`;
  return `${text.slice(0, start)}${choice}\n    ${made.join("\n    ")}${text.slice(end)}`;
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
