import {
  type Ast,
  type FlowPlace,
  type ReportedFix,
  type TextEdit,
  propertyName,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { packageMajor } from "../match/package-major.ts";
import { ownerField } from "./owner-field.ts";
import { addProperties } from "./property-edits.ts";
import { identityAt } from "./session-identity.ts";
import { offer } from "./sink-expressions.ts";

/** Methods whose first argument is the filter, or has it as `where`. */
const FILTERED =
  /^(?:find(?:Unique|First)(?:OrThrow)?|findOne(?:By)?(?:OrFail)?|findOneByOrFail|findOneAnd(?:Update|Delete|Replace)|(?:update|delete)(?:One)?)$/;
/** Methods of Mongoose and Sequelize that take an id, and what takes a filter in their place. */
const BY_ID: Readonly<Record<string, string>> = {
  findById: "findOne",
  findByIdAndUpdate: "findOneAndUpdate",
  findByIdAndDelete: "findOneAndDelete",
  findByPk: "findOne",
};

/** Asks for the owner as well where a record is looked up by its id: both names are those that the store uses. */
export function ownerFilter(place: FlowPlace): readonly ReportedFix[] {
  const { node, source } = place;
  const call = unwrap(node);
  const callee = call.type === "CallExpression" ? unwrap(call.callee) : undefined;
  if (call.type !== "CallExpression" || callee?.type !== "MemberExpression") return [];
  const method = propertyName(callee) ?? "";
  const identity = identityAt(call, source);
  const field = identity === undefined ? undefined : ownerField(callee.object, place);
  if (field === undefined || identity === undefined) return [];
  return offer("ask-for-owner", withOwner(call, callee, method, `${field}: ${identity}`, place));
}

function withOwner(
  call: Ast.CallExpression,
  callee: Ast.MemberExpression,
  method: string,
  pair: string,
  { source, packageVersion }: FlowPlace,
): TextEdit[] | undefined {
  const [first] = call.arguments;
  if (!first || first.type === "SpreadElement") return undefined;
  const byFilter = BY_ID[method];
  if (byFilter !== undefined && !callee.computed) {
    const id = source.text.slice(...first.range);
    const key = method === "findByPk" ? "id" : "_id";
    const written = id === key ? key : `${key}: ${id}`;
    const filter = `{ ${written}, ${pair} }`;
    // Sequelize has options there, into which the filter would have to go.
    if (method === "findByPk" && call.arguments.length > 1) return undefined;
    return [
      { start: callee.property.range[0], end: callee.property.range[1], text: byFilter },
      {
        start: first.range[0],
        end: first.range[1],
        text: method === "findByPk" ? `{ where: ${filter} }` : filter,
      },
    ];
  }
  const given = unwrap(first);
  if (!FILTERED.test(method) || given.type !== "ObjectExpression") return undefined;
  const where = given.properties.find(
    (each): each is Ast.Property => each.type === "Property" && propertyName(each) === "where",
  );
  // Before version 5 Prisma takes unique fields alone in these.
  const isOfPrisma = /^(?:findUnique|update$|delete$)/.test(method);
  const major = packageMajor(packageVersion("@prisma/client") ?? packageVersion("prisma"));
  if (isOfPrisma && (!where || (major !== undefined && major < 5))) return undefined;
  const filter = where ? unwrap(where.value) : given;
  return filter.type === "ObjectExpression"
    ? addProperties(filter, [pair], source.text)
    : undefined;
}

/** Takes the id of whoever is logged in where a record is stored or looked up under one that was sent. */
export function ownIdentity(place: FlowPlace): readonly ReportedFix[] {
  const { node, source } = place;
  const identity = identityAt(node, source);
  if (identity === undefined) return [];
  const found: Ast.Property[] = [];
  walk(node, source.visitorKeys, (each) => {
    if (each.type === "Property" && OWN.test(propertyName(each) ?? "") && isPlain(each.value))
      found.push(each);
  });
  const [only] = found;
  if (!only || found.length > 1) return [];
  if (source.text.slice(...only.value.range) === identity) return [];
  const [start, end] = only.shorthand ? only.range : only.value.range;
  const text = only.shorthand ? `${propertyName(only)}: ${identity}` : identity;
  return offer("take-own-id", [{ start, end, text }]);
}

const OWN =
  /^(?:(?:user|customer|owner|account|buyer|member|author|creator)_?id|user|customer|owner|buyer|created_?by|placed_?by)$/i;

/** What was sent, as it is or as a text. */
function isPlain(value: Ast.Node): boolean {
  const node = unwrap(value);
  if (node.type === "CallExpression")
    return node.arguments.length === 1 && node.arguments.every(isPlain);
  return node.type === "Identifier" || node.type === "MemberExpression";
}
