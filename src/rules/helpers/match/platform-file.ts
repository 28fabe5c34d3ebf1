import { type Ast, type SyntaxContext, propertyName, unwrap } from "../../../engine/api.ts";

/** True in files of a platform: they belong to a package that is made for it, or import from it. */
export function isOfPlatform(context: SyntaxContext, id: string, packages: RegExp): boolean {
  return (
    context.platforms().some((platform) => platform.id === id) ||
    importsFrom(context.source.ast, packages)
  );
}

/** True when a file imports or requires a package whose name matches, at its top. */
export function importsFrom(program: Ast.Program, packages: RegExp): boolean {
  return program.body.some((statement) => {
    if (statement.type === "ImportDeclaration") return packages.test(statement.source.value);
    if (statement.type !== "VariableDeclaration") return false;
    return statement.declarations.some(({ init }) => {
      const call = init ? unwrap(init) : undefined;
      if (call?.type !== "CallExpression" || call.callee.type !== "Identifier") return false;
      const [specifier] = call.arguments;
      return (
        call.callee.name === "require" &&
        specifier?.type === "Literal" &&
        packages.test(String(specifier.value))
      );
    });
  });
}

/** The property whose object a property stands in, also behind `...(dev ? { … } : {})`. */
function ownerOf(property: Ast.Property): Ast.Property | undefined {
  for (let node: Ast.Node | undefined = property.parent; node; node = node.parent) {
    switch (node.type) {
      case "ObjectExpression":
      case "SpreadElement":
      case "ConditionalExpression":
      case "LogicalExpression":
      case "TSAsExpression":
      case "TSSatisfiesExpression":
        break;
      case "Property":
        return node;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** The name of the section that an option stands in, such as `apiOptions`. */
export function sectionOf(property: Ast.Property): string | undefined {
  const owner = ownerOf(property);
  return owner && propertyName(owner);
}

/** True when no property of an object can have a name, also where branches of spreads would bring it. */
export function certainlyLacks(object: Ast.ObjectExpression, name: string): boolean {
  return object.properties.every((each) => {
    if (each.type === "SpreadElement") return spreadLacks(each.argument, name);
    return !each.computed && propertyName(each) !== name;
  });
}

function spreadLacks(argument: Ast.Node, name: string): boolean {
  const node = unwrap(argument);
  switch (node.type) {
    case "ObjectExpression":
      return certainlyLacks(node, name);
    case "ConditionalExpression":
      return spreadLacks(node.consequent, name) && spreadLacks(node.alternate, name);
    case "LogicalExpression":
      return node.operator === "&&" && spreadLacks(node.right, name);
    default:
      return false;
  }
}
