import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";
import { SECRET_FIELD } from "./entity-secret.ts";
import { decoratorName, nameOf } from "./names.ts";

/** What leaves a column out of every query, or out of what is sent. */
const HIDES = /\bdefaultScope\b|toJSON/;
const COLUMN = /^(?:Column|AllowNull|NotNull|Attribute)$/;

/**
 * What a query of Sequelize says of its model: the column with the password, or that the model
 * keeps it back by itself. Undefined for what is no model of Sequelize.
 */
export function sequelizeModel(
  query: Ast.Node,
  semantics: Semantics,
): { readonly secret?: string } | "guarded" | undefined {
  let root = unwrap(query);
  while (root.type === "CallExpression" || root.type === "MemberExpression")
    root = unwrap(root.type === "CallExpression" ? root.callee : root.object);
  if (root.type !== "Identifier") return undefined;
  const { node, in: home } = semantics.origin(root);
  const names = columnsOf(unwrap(node), home);
  if (!names) return undefined;
  if (HIDES.test(home.source.text)) return "guarded";
  const secret = names.find((name) => SECRET_FIELD.test(name));
  return secret === undefined ? {} : { secret };
}

/** `sequelize.define("User", { … })`, `User.init({ … })` of a class, and a class with `@Table`. */
function columnsOf(made: Ast.Node, home: Semantics): string[] | undefined {
  if (made.type === "CallExpression")
    return nameOf(unwrap(made.callee)) === "define" ? keysOf(made.arguments[1], home) : undefined;
  if (made.type !== "ClassDeclaration" || !made.id) return undefined;
  const { name } = made.id;
  if (made.decorators?.some((each) => decoratorName(each) === "Table")) {
    return made.body.body.flatMap((each) =>
      each.type === "PropertyDefinition" &&
      each.decorators?.some((own) => COLUMN.test(decoratorName(own)))
        ? [nameOf(each) ?? ""]
        : [],
    );
  }
  for (const node of home.source.nodes) {
    const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
    if (node.type !== "CallExpression" || callee?.type !== "MemberExpression") continue;
    if (nameOf(callee) !== "init" || nameOf(unwrap(callee.object)) !== name) continue;
    return keysOf(node.arguments[0], home);
  }
  return undefined;
}

function keysOf(fields: Ast.Node | undefined, home: Semantics): string[] | undefined {
  const view = fields && home.object(fields);
  return view && [...view.properties.keys()];
}
