import { type Ast, type SourceFile } from "../../../engine/api.ts";

/** How a file is written, so that what a fix adds looks as its author would have written it. */
export interface FileStyle {
  readonly quote: '"' | "'";
  /** `;` or nothing. */
  readonly semicolon: "" | ";";
  readonly lineBreak: "\n" | "\r\n";
  /** True for `import`, false for `require`. */
  readonly esModule: boolean;
  /** `node:` or nothing: what stands before the names of Node's own modules. */
  readonly nodePrefix: "" | "node:";
}

/** Modules of Node whose default import is the module itself. */
const NODE_MODULES = new Set(
  "assert buffer child_process crypto dns events fs http http2 https net os path process querystring stream tls url util zlib".split(
    " ",
  ),
);

/** True for `crypto`, `node:crypto`, `fs/promises`. */
export function isNodeModule(specifier: string): boolean {
  if (specifier.startsWith("node:")) return true;
  return NODE_MODULES.has(specifier.split("/")[0] ?? "");
}

/** Reads the style of a file from what is there; the defaults are double quotes, semicolons and `node:`. */
export function fileStyle(source: SourceFile): FileStyle {
  const { text, ast } = source;
  const specifiers = moduleLiterals(source);
  const literals = specifiers.length > 0 ? specifiers : firstStrings(source);
  const single = literals.filter((each) => each.raw.startsWith("'")).length;
  const ended = ast.body.filter((statement) => NEEDS_SEMICOLON.has(statement.type));
  const bare = ended.filter((statement) => text[statement.range[1] - 1] !== ";").length;
  const ofNode = specifiers.filter((each) => isNodeModule(String(each.value)));
  const unprefixed = ofNode.filter((each) => !String(each.value).startsWith("node:")).length;
  return {
    quote: single * 2 > literals.length ? "'" : '"',
    semicolon: bare * 2 > ended.length ? "" : ";",
    lineBreak: /^[^\n]*\r\n/.test(text) ? "\r\n" : "\n",
    esModule: isEsModule(source),
    nodePrefix: unprefixed * 2 > ofNode.length ? "" : "node:",
  };
}

/** The call of `require("x")` that an expression is or wraps: interop helpers and members of the module included. */
export function requireCall(expression: Ast.Node | null): Ast.CallExpression | undefined {
  if (expression?.type === "MemberExpression") return requireCall(expression.object);
  if (expression?.type !== "CallExpression") return undefined;
  const { callee } = expression;
  const argument = expression.arguments[0];
  const isRequire = callee.type === "Identifier" && callee.name === "require";
  if (isRequire) return argument?.type === "Literal" ? expression : undefined;
  return requireCall(callee) ?? requireCall(argument ?? null);
}

const NEEDS_SEMICOLON = new Set<string>([
  "ImportDeclaration",
  "VariableDeclaration",
  "ExpressionStatement",
  "ExportAllDeclaration",
]);

function moduleLiterals(source: SourceFile): Ast.StringLiteral[] {
  const literals: Ast.StringLiteral[] = [];
  for (const statement of source.ast.body) {
    if (statement.type === "ImportDeclaration") literals.push(statement.source);
    if (statement.type !== "VariableDeclaration") continue;
    for (const declarator of statement.declarations) {
      const argument = requireCall(declarator.init)?.arguments[0];
      if (argument?.type === "Literal" && typeof argument.value === "string")
        literals.push(argument);
    }
  }
  return literals;
}

function firstStrings(source: SourceFile): Pick<Ast.StringLiteral, "raw" | "value">[] {
  const strings: Ast.StringLiteral[] = [];
  source.nodes.forEach((node) => {
    // Attributes of JSX have quotes of their own.
    const isString = node.type === "Literal" && typeof node.value === "string";
    if (isString && node.parent.type !== "JSXAttribute") strings.push(node);
  });
  return strings.slice(0, 20);
}

function isEsModule(source: SourceFile): boolean {
  const { body } = source.ast;
  const isModule = body.some(
    (statement) =>
      statement.type === "ImportDeclaration" ||
      statement.type === "ExportNamedDeclaration" ||
      statement.type === "ExportDefaultDeclaration" ||
      statement.type === "ExportAllDeclaration" ||
      statement.type === "TSImportEqualsDeclaration",
  );
  if (isModule) return true;
  if (/\.(?:mjs|mts)$/.test(source.path)) return true;
  // Without a sign in the text, plain JavaScript is CommonJS to Node, and the rest goes through a compiler.
  const usesRequire = /\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w/.test(source.text);
  return !usesRequire && !/\.c?js$/.test(source.path);
}
