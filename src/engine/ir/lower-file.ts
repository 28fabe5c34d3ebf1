import type { Semantics } from "../semantics/semantics.ts";
import type { Ast, Variable } from "../syntax/ast.ts";
import type { ExportIr, FileIr, VariableNumber } from "./ir.ts";
import { readCompiledDecorators } from "./compiled-decorators.ts";
import { EXPORTS_VARIABLE, Frame } from "./frame.ts";
import { lowerClassValue } from "./lower-class.ts";
import { lowerCondition, refineFlow } from "./lower-condition.ts";
import { lowerExpression } from "./lower-expression.ts";
import { finish, lowerFunctionValue } from "./lower-function.ts";
import { lowerJsx } from "./lower-jsx.ts";
import {
  assignTo,
  bindPattern,
  readVariable,
  replaceValue,
  writeVariable,
} from "./lower-pattern.ts";
import { lowerStatements } from "./lower-statement.ts";
import type { Lowering } from "./lowering.ts";
import { declaredTypes } from "./renamed-types.ts";
import { importedFrom } from "./written-types.ts";

/** Lowers a parsed file to instructions. Needs nothing but the file itself, so that the result can be cached by its text. */
export function lowerFile(semantics: Semantics): FileIr {
  const { source, variables, record } = semantics;
  const scope =
    source.scopes.scopes.find((each) => each.type === "module") ?? source.scopes.scopes[0];
  if (!scope) throw new Error("a parsed file has a scope");
  const frame = new Frame(scope);
  let exportsVariable: VariableNumber | undefined;
  const lower = createLowering(semantics, frame, () => (exportsVariable ??= EXPORTS_VARIABLE));
  lower.functions.push(undefined);
  lower.statements(source.ast.body, frame);
  readCompiledDecorators(lower);
  const exports = new Map<string, ExportIr>();
  for (const [name, origin] of record.exports) {
    if (origin.kind === "module") {
      exports.set(name, { kind: "module", specifier: origin.specifier, name: origin.name });
      continue;
    }
    const value = exportedValue(lower, origin.node, frame);
    if (value !== undefined) exports.set(name, { kind: "value", value });
  }
  lower.functions[0] = finish(lower, frame, {
    kind: "module",
    name: "",
    range: { start: source.ast.range[0], end: source.ast.range[1] },
    async: true,
    generator: false,
    parameters: [],
    directives: [],
  });
  const directives = source.ast.body.flatMap((statement) =>
    statement.type === "ExpressionStatement" && statement.directive ? [statement.directive] : [],
  );
  const types = declaredTypes(lower);
  return {
    path: source.path,
    functions: lower.functions.filter((each) => each !== undefined),
    classes: lower.classes.filter((each) => each !== undefined),
    exports,
    stars: record.stars,
    ...(types.size > 0 && { types }),
    ...(exportsVariable === undefined ? {} : { exportsVariable }),
    directives,
    variables: lower.variableNames,
  };

  function exportedValue(context: Lowering, node: Ast.Node, into: Frame): number | undefined {
    const isDeclaration =
      node.type === "FunctionDeclaration" ||
      node.type === "ClassDeclaration" ||
      node.type === "TSModuleDeclaration";
    const declared = isDeclaration && node.id ? node.id : node;
    if (declared.type === "Identifier") {
      const variable = variables.of(declared);
      return variable && context.read(variable, declared, into);
    }
    return into.values.get(node) ?? into.defaultExport;
  }
}

function createLowering(
  semantics: Semantics,
  moduleFrame: Frame,
  exportsVariable: () => VariableNumber,
): Lowering {
  const { source, variables } = semantics;
  const numbers = new Map<Variable, VariableNumber>();
  const shared = new Map<Variable, boolean>();
  const lower: Lowering = {
    source,
    variables: {
      of: (identifier) => variables.of(identifier) ?? variables.undeclared(identifier),
      isGlobal: (identifier) => variables.isGlobal(identifier),
      isConstant: (variable) => variables.isConstant(variable),
      isFilledOnce: (variable) => variables.isFilledOnce(variable),
    },
    scopes: source.scopes,
    functions: [],
    classes: [],
    functionNumbers: new Map(),
    states: new Map(),
    stores: new Map(),
    factories: new Map(),
    share: (variable) => shared.set(variable, true),
    moduleFrame,
    exportsVariable,
    variableNames: [],
    outcomes: new Map(),
    returned: new Map(),
    changedElsewhere: new Set(),
    numberOf(variable) {
      const known = numbers.get(variable);
      if (known !== undefined) return known;
      numbers.set(variable, numbers.size);
      return lower.variableNames.push(variable.name) - 1;
    },
    isShared(variable) {
      const known = shared.get(variable);
      if (known !== undefined) return known;
      const answer = isSeenByOthers(variable, moduleFrame);
      shared.set(variable, answer);
      return answer;
    },
    importOf(variable) {
      const definition = variable.defs[0];
      return definition?.type === "ImportBinding" ? importedFrom(definition) : undefined;
    },
    typeVariable: (name) =>
      source.scopes.scopes[1]?.set.get(name.name) ?? source.scopes.scopes[0]?.set.get(name.name),
    expression(node, frame) {
      const value = lowerExpression(lower, node, frame);
      frame.values.set(node, value);
      return value;
    },
    statements: (nodes, frame) => lowerStatements(lower, nodes, frame),
    bind: (pattern, value, frame) => bindPattern(lower, pattern, value, frame),
    assign: (target, value, frame) => assignTo(lower, target, value, frame),
    read: (variable, node, frame) => readVariable(lower, variable, node, frame),
    write: (variable, value, node, frame) => writeVariable(lower, variable, value, node, frame),
    replace: (old, value, node, frame) => replaceValue(lower, old, value, node, frame),
    condition: (node, frame) => lowerCondition(lower, node, frame),
    refine: (condition, holds, node, frame) => refineFlow(condition, holds, node, frame),
    functionValue: (node, frame) => lowerFunctionValue(lower, node, frame),
    classValue: (node, frame) => lowerClassValue(lower, node, frame),
    jsx: (node, frame) => lowerJsx(lower, node, frame),
  };
  return lower;
}

function isSeenByOthers(variable: Variable, { wrappers }: Frame): boolean {
  const own = variable.scope.variableScope;
  if (own.type === "module" || own.type === "global" || wrappers.has(own)) return true;
  return variable.references.some((reference) => reference.from.variableScope !== own);
}
