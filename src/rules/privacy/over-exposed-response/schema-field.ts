import {
  type Ast,
  type ConfigDocument,
  type Range,
  type SyntaxContext,
  type TextEdit,
  propertyName,
  readDocument,
  unwrap,
  isFunction,
} from "../../../engine/api.ts";
import { decoratorName, nameOf, words } from "../../helpers/match/names.ts";
import { returned } from "../../helpers/match/own-function.ts";
import { SECRET_FIELD } from "../../helpers/match/entity-secret.ts";

/** A field of a GraphQL type through which whoever asks reads what must stay in the database. */
export interface OfferedSecret {
  readonly at: Range;
  readonly type: string;
  readonly field: string;
  /** Takes the field out of the schema; undefined where its code is not of a shape that is known. */
  readonly removal: TextEdit | undefined;
}

const PEOPLE =
  /^(?:\w+ )*(?:users?|customers?|accounts?|members?|admins?|administrators?|vendors?|sellers?|employees?|clients?|buyers?|profiles?|staff|person)(?: (?:type|model|entity|object|dto))?$/;
/** Characters of the largest schema that a shop writes by itself. */
const MAX_OWN_SCHEMA = 150_000;
const FIELD = /^(?:@nestjs\/graphql|type-graphql)#Field$/;

/** Fields of types in the schema language; `base` is where its text begins in the file. */
export function secretsInSchema(
  { entries, text }: Pick<ConfigDocument, "entries" | "text">,
  base = 0,
): OfferedSecret[] {
  if (text.length > MAX_OWN_SCHEMA) return [];
  return entries.flatMap(({ path, value, keyRange, outerRange }): OfferedSecret[] => {
    const [kind, type = "", field = ""] = path;
    if (kind !== "type" || path.length !== 3 || !keyRange || !isSecretOf(type, field)) return [];
    if (!/^String\b/.test(String(value))) return [];
    // A directive may hide it, or ask who wants to know.
    const lineEnd = text.indexOf("\n", outerRange.end);
    const rest = text.slice(outerRange.end, lineEnd === -1 ? text.length : lineEnd);
    if (/^\s*@/.test(rest)) return [];
    const lineStart = text.lastIndexOf("\n", keyRange.start) + 1;
    const isAlone =
      text.slice(lineStart, keyRange.start).trim() === "" && /^[\s,]*(?:#.*)?$/.test(rest);
    const others = entries.some(
      (each) => each.path[1] === type && each.path.length === 3 && each.path[2] !== field,
    );
    const removal =
      isAlone && others && lineEnd !== -1
        ? { start: base + lineStart, end: base + lineEnd + 1, text: "" }
        : undefined;
    const at = { start: base + keyRange.start, end: base + outerRange.end };
    return [{ at, type, field, removal }];
  });
}

/** `gql` and plain templates with types in them. */
export function secretsInTemplate(
  node: Ast.TemplateLiteral,
  context: SyntaxContext,
): OfferedSecret[] {
  const [start, end] = [node.range[0] + 1, node.range[1] - 1];
  const raw = context.text.slice(start, end);
  if (!/\btype\s+\w+[^{]*\{/.test(raw) || !/pass|pwd|token|otp|secret/i.test(raw)) return [];
  let text = raw;
  // What is put in stands for types or fields of other places.
  for (const { range } of node.expressions) {
    const [from, to] = [range[0] - 2 - start, range[1] + 1 - start];
    text = text.slice(0, from) + " ".repeat(to - from) + text.slice(to);
  }
  const document = readDocument("schema.graphql", text);
  if (!document) return [];
  return secretsInSchema(document, start).filter(({ field }) => !isResolved(field, context.text));
}

/** `User: { password: () => null }`: the resolver of the field gives something else. */
function isResolved(field: string, text: string): boolean {
  return new RegExp(`\\b${field}\\s*(?::\\s*)?(?:async\\s*)?\\([^)]*\\)\\s*(?:=>|\\{)`).test(text);
}

/** `@Field() password: string` of a class that is a type. */
export function secretOfClass(
  node: Ast.PropertyDefinition,
  { semantics, text }: SyntaxContext,
): OfferedSecret | undefined {
  const field = propertyName(node) ?? "";
  const owner = node.parent.parent;
  if (owner.type !== "ClassDeclaration" || !owner.id) return undefined;
  const type = owner.id.name;
  const isType = owner.decorators?.some((each) => decoratorName(each) === "ObjectType");
  if (!isType || !isSecretOf(type, field)) return undefined;
  const names = (node.decorators ?? []).map(decoratorName);
  // `@Authorized()`, `@HideField()`, a middleware and the like decide who gets it.
  if (names.some((name) => /auth|hide|exclude|middleware|extensions|directive/i.test(name)))
    return undefined;
  const offered = node.decorators?.find(({ expression }) => {
    const call = unwrap(expression);
    return call.type === "CallExpression" && FIELD.test(semantics.callee(call) ?? "");
  });
  if (!offered || /middleware/i.test(text.slice(...offered.range))) return undefined;
  const gap = /^\s*/.exec(text.slice(offered.range[1]))?.[0].length ?? 0;
  const [start, end] = [offered.range[0], offered.range[1] + gap];
  return {
    at: { start: node.key.range[0], end: node.key.range[1] },
    type,
    field,
    removal: { start, end, text: "" },
  };
}

/** `new GraphQLObjectType({ name: "User", fields: { password: { type: GraphQLString } } })`. */
export function secretsOfObjectType(
  node: Ast.NewExpression,
  { semantics }: SyntaxContext,
): OfferedSecret[] {
  if (nameOf(unwrap(node.callee)) !== "GraphQLObjectType") return [];
  const [argument] = node.arguments;
  const view = argument && semantics.object(argument);
  const name = view?.get("name")?.value;
  const type = (name && name.in.string(name.node)) ?? "";
  const fields = view?.get("fields")?.value;
  if (!fields || fields.in !== semantics) return [];
  const value = unwrap(fields.node);
  const made = isFunction(value) ? returned({ node: value, in: semantics })?.node : value;
  const object = made && unwrap(made);
  if (object?.type !== "ObjectExpression") return [];
  return object.properties.flatMap((each): OfferedSecret[] => {
    const field = each.type === "Property" ? (propertyName(each) ?? "") : "";
    if (each.type !== "Property" || !isSecretOf(type, field)) return [];
    const inner = semantics.object(each.value);
    if (inner?.get("resolve")) return [];
    const at = { start: each.key.range[0], end: each.key.range[1] };
    return [{ at, type, field, removal: undefined }];
  });
}

/** What proves once, or at each log-in, who somebody is: with a token for a new password any account is taken over. */
export function isOneTime(field: string): boolean {
  return /^(?:(?:reset_?password|password_?reset|reset|email_?verification|verification|activation|confirmation|magic_?link)_?(?:token|code)|(?:login_?)?otp(?:_?code)?|(?:otp|totp|two_?factor|2fa|mfa)_?secret)$/i.test(
    field,
  );
}

function isSecretOf(type: string, field: string): boolean {
  return (SECRET_FIELD.test(field) || isOneTime(field)) && PEOPLE.test(words(type));
}
