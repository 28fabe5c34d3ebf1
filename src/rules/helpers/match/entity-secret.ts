import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { decoratorName, nameOf } from "./names.ts";

/** Names of fields that hold a password or its hash. */
export const SECRET_FIELD =
  /^(?:password|passwd|pwd|pass_?word_?hash|hash(?:ed)?_?password|encrypted_?password|password_?digest|password_?salt)$/i;

/** What an entity does so that a field does not go out with it. */
const HIDES = /Exclude|toJSON|hidden\s*:\s*true|select\s*:\s*false|serializedName/;

/** What an entity of TypeORM or MikroORM, or a schema of Nest, says of its password. */
export interface EntitySecret {
  /** The field, where it goes out with the record. */
  readonly secret?: string;
  /** True where the field stays behind unless a query asks for it. */
  readonly isKept: boolean;
}

/** What the entity that a query begins at says of its password; undefined where no entity is found. */
export function entitySecret(query: Ast.Node, semantics: Semantics): EntitySecret | undefined {
  const entity = entityOf(query, semantics);
  if (!entity) return undefined;
  const { node, in: home } = entity;
  if (node.type !== "ClassDeclaration" && node.type !== "ClassExpression") return undefined;
  const isEntity = node.decorators?.some((each) => /^(?:Entity|Schema)$/.test(decoratorName(each)));
  if (!isEntity) return undefined;
  const field = node.body.body.find(
    (each): each is Ast.PropertyDefinition =>
      each.type === "PropertyDefinition" &&
      isColumn(each) &&
      SECRET_FIELD.test(propertyName(each) ?? ""),
  );
  if (!field) return undefined;
  const { text } = home.source;
  if (HIDES.test(text.slice(...field.range))) return { isKept: true };
  if (HIDES.test(text.slice(...node.range))) return undefined;
  return { secret: propertyName(field) ?? "", isKept: false };
}

/** `getRepository(User).find()`, also under a name, and `manager.find(User)`. */
function entityOf(query: Ast.Node, semantics: Semantics) {
  let at = unwrap(query);
  while (at.type === "CallExpression" || at.type === "MemberExpression") {
    if (at.type === "CallExpression") {
      const named = ofCall(at, semantics);
      if (named) return named;
    }
    at = unwrap(at.type === "CallExpression" ? at.callee : at.object);
  }
  const field = ofField(query, semantics);
  if (field) return field;
  const { node, in: home } = semantics.origin(at);
  const made = unwrap(node);
  return made.type === "CallExpression" ? ofCall(made, home) : undefined;
}

/** `this.users.find()` where the constructor takes `users: Repository<User>` or `Model<User>`. */
function ofField(query: Ast.Node, semantics: Semantics) {
  const call = unwrap(query);
  let at = call;
  while (at.type === "CallExpression" || at.type === "MemberExpression") {
    const inner = unwrap(at.type === "CallExpression" ? at.callee : at.object);
    if (at.type === "MemberExpression" && inner.type === "ThisExpression") break;
    at = inner;
  }
  if (at.type !== "MemberExpression") return undefined;
  const field = propertyName(at);
  let owner: Ast.Node | undefined = at.parent;
  while (owner && owner.type !== "ClassDeclaration") owner = owner.parent;
  for (const each of owner?.type === "ClassDeclaration" ? owner.body.body : []) {
    if (each.type !== "MethodDefinition" || each.kind !== "constructor") continue;
    for (const parameter of each.value.params) {
      const own = parameter.type === "TSParameterProperty" ? parameter.parameter : undefined;
      if (own?.type !== "Identifier" || own.name !== field) continue;
      const type = own.typeAnnotation?.typeAnnotation;
      if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") continue;
      const [of] = type.typeArguments?.params ?? [];
      if (!/^(?:\w*Repository|Model)$/.test(type.typeName.name) || !of) continue;
      if (of.type === "TSTypeReference" && of.typeName.type === "Identifier")
        return semantics.origin(of.typeName);
    }
  }
  return undefined;
}

function ofCall(call: Ast.CallExpression, semantics: Semantics) {
  const name = nameOf(unwrap(call.callee)) ?? "";
  const [first] = call.arguments;
  if (!first || !/^(?:getRepository|getMongoRepository|find\w*)$/.test(name)) return undefined;
  const argument = unwrap(first);
  return argument.type === "Identifier" ? semantics.origin(argument) : undefined;
}

function isColumn(member: Ast.PropertyDefinition): boolean {
  return (member.decorators ?? []).some((each) =>
    /^(?:Column|Prop|Property)$/.test(decoratorName(each)),
  );
}
