// Rewrites the modules that make the tree, so that they say the same with less work: names of enums
// become what they stand for, and lines and columns, which nothing here reads, are not looked up.
import { AST_NODE_TYPES } from "@typescript-eslint/types";
import ts from "typescript";

/** An enum's members are looked up by name in a table, for every case that a node is compared with. */
const ENUMS: readonly (readonly [
  use: RegExp,
  members: Readonly<Record<string, string | number>>,
])[] = [
  [/(?<![\w$.])(?:ts\.)?SyntaxKind\.(\w+)/g, ts.SyntaxKind as never],
  [/(?<![\w$.])\w+\.AST_NODE_TYPES\.(\w+)/g, AST_NODE_TYPES],
];

/** Gives a module's text with the values of enums in place of their names. @throws Error for a name that no enum has. */
export function withValuesOfEnums(text: string): string {
  return ENUMS.reduce(
    (before, [use, members]) =>
      before.replace(use, (_, name: string) => {
        const value = members[name];
        if (value === undefined) throw new Error(`No enum of the parser has the name ${name}.`);
        return JSON.stringify(value);
      }),
    text,
  );
}

const PLACES = [
  `    const loc = ast.getLineAndCharacterOfPosition(pos);
    return {
        column: loc.character,
        line: loc.line + 1,
    };`,
  `    const [start, end] = range.map(pos => getLineAndCharacterFor(pos, ast));
    return { end, start };`,
];

/**
 * Gives the module that finds lines and columns with one place for everything: seven objects and two
 * searches less for each node. Offsets are what this project reads.
 * @throws Error when the text is not as it is expected to be.
 */
export function withoutLines(text: string): string {
  const [position = "", both = ""] = PLACES;
  if (!text.includes(position) || !text.includes(both)) {
    throw new Error("The parser finds lines and columns in a way that is not known.");
  }
  return `${text.replace(position, "    return NOWHERE;").replace(both, "    return NO_PLACE;")}
const NOWHERE = { column: 0, line: 0 };
const NO_PLACE = { end: NOWHERE, start: NOWHERE };
`;
}

const EXCLUDED = `        const exclude = new Set([...excludeArr, 'parent']);`;
const IS_EXCLUDED = "exclude.has(key)";

/** Gives the module that walks a tree for its scopes without a set of names for every node. @throws Error when the text is not as it is expected to be. */
export function withoutSets(text: string): string {
  if (!text.includes(EXCLUDED) || text.split(IS_EXCLUDED).length !== 2) {
    throw new Error("Scopes are looked for in a way that is not known.");
  }
  return text
    .replace(EXCLUDED, "")
    .replace(IS_EXCLUDED, "key === 'parent' || excludeArr.includes(key)");
}

const PARENTS = `  forEachChildRecursively(rootNode, isJSDocNode(rootNode) ? bindParentToChildIgnoringJSDoc : bindParentToChild);
  return rootNode;
`;

/**
 * Gives the compiler with one list for all nodes that have yet to hear of their parents, where it
 * makes one for each node and puts every child before those that are in it.
 * @throws Error when the text is not as it is expected to be.
 */
export function withQuickParents(text: string): string {
  if (!text.includes(PARENTS)) {
    throw new Error("The compiler tells nodes of their parents in a way that is not known.");
  }
  return text.replace(
    PARENTS,
    `  const waiting = [rootNode];
  let parent2;
  const tell = (child) => {
    if (incremental && child.parent === parent2) return;
    child.parent = parent2;
    waiting.push(child);
    if (hasJSDocNodes(child)) bindJSDoc(child);
  };
  while ((parent2 = waiting.pop()) !== undefined) forEachChild(parent2, tell);
  return rootNode;
`,
  );
}

const FLAGS_OF_NAMES = `  const childFlags = child.transformFlags & ~getTransformFlagsSubtreeExclusions(child.kind);
  return isNamedDeclaration(child) && isPropertyName(child.name) ? propagatePropertyNameFlagsOfChild(child.name, childFlags) : childFlags;
`;

/**
 * Gives the compiler without a look at the name of every child: what names hand on tells emitters
 * how to rewrite a class, and parsing asks for nothing but a possible `await` of the module itself.
 * @throws Error when the text is not as it is expected to be.
 */
export function withoutFlagsOfNames(text: string): string {
  if (!text.includes(FLAGS_OF_NAMES)) {
    throw new Error("The compiler gathers flags of nodes in a way that is not known.");
  }
  return text.replace(
    FLAGS_OF_NAMES,
    "  return child.transformFlags & ~getTransformFlagsSubtreeExclusions(child.kind);\n",
  );
}

/** The token behind something, which is looked for from the whole file downwards, token by token. */
const NEXT_TOKENS: readonly (readonly [search: string, place: string, times: number])[] = [
  [
    "(0, node_utils_1.findNextToken)(typeArguments, this.ast, this.ast)",
    "{ end: ts.skipTrivia(this.ast.text, typeArguments.end) + 1 }",
    1,
  ],
  [
    "(0, node_utils_1.findNextToken)(typeParameters, this.ast, this.ast)",
    "{ end: ts.skipTrivia(this.ast.text, typeParameters.end) + 1 }",
    1,
  ],
  ["(0, node_utils_1.findNextToken)(nextModifier, this.ast, this.ast)", "nextModifier", 1],
  ["(0, node_utils_1.findNextToken)(exportKeyword, this.ast, this.ast)", "exportKeyword", 1],
  ["varToken.getStart(this.ast)", "ts.skipTrivia(this.ast.text, varToken.end)", 1],
];

/**
 * Gives the converter with the place where a token begins in place of a search for it: only that is
 * asked of the bracket behind types, and of what follows `export`.
 * @throws Error when the text is not as it is expected to be.
 */
export function withoutSearchForTokens(text: string): string {
  return NEXT_TOKENS.reduce((before, [search, place, times]) => {
    if (before.split(search).length !== times + 1) {
      throw new Error(`The converter has no longer ${times} times ${search}.`);
    }
    return before.replaceAll(search, place);
  }, text);
}

const OLD_NAMES = /(#withDeprecated(?:AliasGetter|Getter)\(node, [^{]*\) \{\n)/g;

/** Gives the converter without the earlier names of fields, which cost two functions a node and its shape. @throws Error when the text is not as it is expected to be. */
export function withoutOldNames(text: string): string {
  if (text.match(OLD_NAMES)?.length !== 2) {
    throw new Error("The converter keeps earlier names of fields in a way that is not known.");
  }
  return text.replace(OLD_NAMES, "$1        return node;\n");
}
