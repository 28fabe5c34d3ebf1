import {
  type Ast,
  type Report,
  type ReportedFix,
  type Semantics,
  type Variable,
  isFunction,
  literalPattern,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { codeOf } from "../../helpers/edit/text-parts.ts";
import { functionAround } from "../../helpers/match/enclosing.ts";
import { SECRET_FIELD } from "../../helpers/match/entity-secret.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { sentArguments } from "../../helpers/match/sends-argument.ts";
import { type Sending, sentValue } from "../../helpers/match/sent-value.ts";
import { type ShownPart, shownParts } from "../../helpers/match/shown-parts.ts";
import { storedRow } from "./stored-row.ts";
import { type StoredPerson, storedPerson } from "../../helpers/match/stored-person.ts";

/** A file in which something is sent. */
export interface SendingFile {
  readonly path: string;
  readonly semantics: Semantics;
  /** What other files say of a query: the field with the password that it brings along. */
  readonly secretOf?: (query: Ast.Node) => string | undefined;
  /** The same of what it brings along of another model: `user.password`. */
  readonly relatedOf?: (query: Ast.Node, semantics: Semantics) => string | undefined;
  /** The same of a table. */
  readonly columnOf?: (table: string) => string | undefined;
}

/** Accounts that are sent as they are stored, with the password's hash in them. */
export function accountsIn(node: Sending, file: SendingFile): Report[] {
  const { semantics } = file;
  const answer = sentValue(node, semantics);
  if (answer?.isRendered) return [];
  const sent = answer?.values ?? byFunction(node, semantics);
  return sent
    .flatMap((each) => shownParts(each, semantics))
    .flatMap((part): Report[] => {
      if (part.in !== semantics) return [];
      const found = recordAt(part, file);
      if (!found || isLeftOut(part.at, found.field)) return [];
      const data = { name: found.name.slice(0, 40), field: found.field };
      return [
        {
          at: part.at,
          message: "found",
          data,
          ...(!found.isSure && { preset: "balanced" as const }),
          fixes: leaveOut(part, found.person, found.field, semantics.source.text),
        },
      ];
    });
}

function byFunction(node: Sending, semantics: Semantics): readonly Ast.Node[] {
  return node.type === "CallExpression" ? sentArguments(node, semantics) : [];
}

export interface Found {
  readonly name: string;
  readonly person: StoredPerson;
  readonly field: string;
  /** False where only the name of the variable says that the record has such a field. */
  readonly isSure: boolean;
}

/** The record of a person that a value is, with the field that holds the password. */
export function recordAt(part: ShownPart, { path, ...context }: SendingFile): Found | undefined {
  const { semantics, secretOf, columnOf, relatedOf } = context;
  const { text } = semantics.source;
  const row = storedRow(part.node, semantics, columnOf);
  if (row) return { ...row, person: ROW, isSure: true };
  const node = ofDocument(part.node);
  if (node.type === "CallExpression") {
    const person = storedPerson(node, semantics, path, secretOf);
    const secret = person ? person.secret : relatedOf?.(node, semantics);
    return secret === undefined
      ? undefined
      : { name: "the record", person: person ?? ROW, field: secret, isSure: true };
  }
  if (node.type !== "Identifier") return undefined;
  const variable = semantics.variables.of(node);
  const definition = variable?.defs[0];
  const query = definition && queryOf(definition);
  const person = query && storedPerson(query, semantics, path, secretOf);
  if (query && variable && !person) {
    const related = relatedOf?.(query, semantics);
    const isChanged = variable.references.some(
      ({ identifier, init }) => init !== true && mayChange(identifier, semantics),
    );
    return related === undefined || isChanged
      ? undefined
      : { name: node.name, person: ROW, field: related, isSure: true };
  }
  if (!person || !variable) return undefined;
  let field = person.secret;
  for (const { identifier, init: isInit } of variable.references) {
    if (isInit === true) continue;
    const member = identifier.parent;
    if (member.type !== "MemberExpression" || member.object !== identifier) {
      // `removePassword(user)` may do what it says.
      if (isCleaned(identifier, semantics)) return undefined;
      continue;
    }
    const name = propertyName(member) ?? "";
    if (!SECRET_FIELD.test(name)) {
      if (/^(?:set|unset|omit)$/.test(name)) return undefined;
      continue;
    }
    if (isRemoved(member, semantics)) return undefined;
    field ??= name;
  }
  if (field !== undefined) return { name: node.name, person, field, isSure: true };
  const pattern = new RegExp(
    `(?<![\\w$])${literalPattern(node.name)}\\??\\.(password\\w*|\\w+Password)\\b`,
    "i",
  );
  const other = pattern.exec(text)?.[1];
  return other !== undefined && SECRET_FIELD.test(other) && !cleansRecords(text)
    ? { name: node.name, person, field: other, isSure: false }
    : undefined;
}

/** Rows are plain objects, and it is not asked whether there are several. */
const ROW: StoredPerson = { style: "unknown", isList: true };

/** What gives a variable its value: `const user = await …` and `.then((user) => …)`. */
function queryOf({ type, node, name }: Variable["defs"][number]): Ast.Node | undefined {
  if (type === "Variable") {
    // `const [user] = await db("users").insert(…).returning("*")`.
    const isFirst = node.id.type === "ArrayPattern" && node.id.elements[0] === name;
    return node.id.type === "Identifier" || isFirst ? (node.init ?? undefined) : undefined;
  }
  if (type !== "Parameter" || !isFunction(node) || node.params[0] !== name) return undefined;
  const call = node.parent;
  if (call.type !== "CallExpression") return undefined;
  const callee = unwrap(call.callee);
  return callee.type === "MemberExpression" && propertyName(callee) === "then"
    ? callee.object
    : undefined;
}

/** `user._doc`, `user.dataValues`. */
function ofDocument(node: Ast.Node): Ast.Node {
  if (node.type !== "MemberExpression") return node;
  return /^(?:_doc|dataValues)$/.test(propertyName(node) ?? "") ? unwrap(node.object) : node;
}

/** `delete user.password`, `user.password = undefined`. */
function isRemoved(member: Ast.MemberExpression, semantics: Semantics): boolean {
  const { parent } = member;
  if (parent.type === "UnaryExpression") return parent.operator === "delete";
  if (parent.type !== "AssignmentExpression" || parent.left !== member) return false;
  const constant = semantics.constant(parent.right);
  return constant !== undefined && !constant.value;
}

function isCleaned(identifier: Ast.Node, semantics: Semantics): boolean {
  const { parent } = identifier;
  if (parent?.type === "SpreadElement" || parent?.type !== "CallExpression") return false;
  const name = nameOf(unwrap(parent.callee)) ?? "";
  const api = semantics.callee(parent);
  return (
    /clean|omit|sanitize|strip|exclude|remove|hide|serialize/i.test(name) ||
    api === "global#Reflect.deleteProperty"
  );
}

/** `delete order.user.password`, `order.user = …`, `strip(order)`. */
function mayChange(identifier: Ast.Node, semantics: Semantics): boolean {
  let at = identifier;
  while (at.parent?.type === "MemberExpression" && at.parent.object === at) at = at.parent;
  const { parent } = at;
  if (at !== identifier && parent?.type === "UnaryExpression") return parent.operator === "delete";
  if (at !== identifier && parent?.type === "AssignmentExpression") return parent.left === at;
  return isCleaned(identifier, semantics);
}

function cleansRecords(text: string): boolean {
  return /toJSON|ClassSerializerInterceptor|instanceToPlain|plainToInstance|exclude:/.test(text);
}

/** `{ ...user, password: undefined }`: what is undefined is not sent. */
function isLeftOut(at: Ast.Node, field: string): boolean {
  for (let each = at; each.parent; each = each.parent) {
    const { parent } = each;
    if (parent.type === "SpreadElement" && parent.parent.type === "ObjectExpression")
      return parent.parent.properties.some(
        (property) => property.type === "Property" && propertyName(property) === field,
      );
    if (parent.type !== "MemberExpression" && parent.type !== "CallExpression") return false;
  }
  return false;
}

const COPY: Readonly<Record<string, string>> = {
  mongoose: ".toObject()",
  sequelize: ".toJSON()",
  plain: "",
};

function leaveOut(
  part: ShownPart,
  { style, isList }: StoredPerson,
  field: string,
  text: string,
): ReportedFix[] {
  const copy = COPY[style];
  const { parent } = part.at;
  const isWhole = unwrap(part.at) === part.node && part.node.type === "Identifier";
  if (copy === undefined || isList || !isWhole || !parent) return [];
  if (parent.type === "SpreadElement" || parent.type === "TemplateLiteral") return [];
  if (parent.type === "MemberExpression" || !functionAround(part.at)) return [];
  const code = codeOf(part.node, text);
  const written = `{ ...${code}${copy}, ${field}: undefined }`;
  const isShort = parent.type === "Property" && parent.shorthand;
  const [start, end] = isShort ? parent.range : part.at.range;
  const edits = () => [{ start, end, text: isShort ? `${code}: ${written}` : written }];
  return [{ id: "leave-out", edits }];
}
