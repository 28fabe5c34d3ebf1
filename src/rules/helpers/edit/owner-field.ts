import { type Ast, type FlowPlace, propertyName, unwrap, walk } from "../../../engine/api.ts";
import { isIdentity } from "./session-identity.ts";

/** Fields that say whose a record is. */
const OWNER =
  /^(?:user|customer|owner|account|buyer|member|client)(?:_?id)?$|^(?:created|placed|ordered)_?by$/i;

/**
 * The field in which the records of a model have their owner: as another query of the file asks for
 * it, or as the model says that stands beside. Undefined where several might be meant.
 */
export function ownerField(model: Ast.Node, place: FlowPlace): string | undefined {
  return fromOtherQuery(model, place) ?? fromMongoose(model, place) ?? fromPrisma(model, place);
}

/** `prisma.order.findMany({ where: { customerId: req.user.id } })` in another handler. */
function fromOtherQuery(model: Ast.Node, { source }: FlowPlace): string | undefined {
  const name = source.text.slice(...model.range);
  const names = new Set<string>();
  for (const node of source.nodes) {
    if (node.type !== "CallExpression") continue;
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression" || source.text.slice(...callee.object.range) !== name)
      continue;
    walk(node, source.visitorKeys, (each) => {
      if (each.type !== "Property" || each.computed) return;
      const key = propertyName(each) ?? "";
      if (OWNER.test(key) && isIdentity(source.text.slice(...each.value.range))) names.add(key);
    });
  }
  return names.size === 1 ? [...names][0] : undefined;
}

/** `model("Order", new Schema({ customer: … }))`, in this file or where it is imported from. */
function fromMongoose(model: Ast.Node, { semantics }: FlowPlace): string | undefined {
  const { node, in: home } = semantics.origin(model);
  const made = unwrap(node);
  if (made.type !== "CallExpression" || !/^mongoose#(?:\w+\.)?model$/.test(home.callee(made) ?? ""))
    return undefined;
  const [, schema] = made.arguments;
  const from = schema && home.origin(schema);
  const written = from && unwrap(from.node);
  if (written?.type !== "NewExpression") return undefined;
  const fields = written.arguments[0] && unwrap(written.arguments[0]);
  if (fields?.type !== "ObjectExpression") return undefined;
  return onlyOwner(
    fields.properties.flatMap((each) =>
      each.type === "Property" ? [propertyName(each) ?? ""] : [],
    ),
  );
}

/** The model of Prisma's schema where it usually stands. */
function fromPrisma(model: Ast.Node, { source, beside }: FlowPlace): string | undefined {
  const delegate = unwrap(model);
  if (delegate.type !== "MemberExpression") return undefined;
  const name = propertyName(delegate) ?? "";
  if (
    !/^\w+$/.test(name) ||
    !/prisma|db|tx|client/i.test(source.text.slice(...delegate.object.range))
  )
    return undefined;
  const folder = beside.packageFolder(source.path);
  const text = beside.read(`${folder === "" ? "" : `${folder}/`}prisma/schema.prisma`) ?? "";
  const body = new RegExp(String.raw`^model\s+${name}\s*\{([^}]*)\}`, "im").exec(text)?.[1] ?? "";
  return onlyOwner(
    [...body.matchAll(/^\s*(\w+)\s+(?:String|Int|BigInt)\b/gm)].map(([, field = ""]) => field),
  );
}

function onlyOwner(fields: readonly string[]): string | undefined {
  const owners = fields.filter((each) => OWNER.test(each));
  return owners.length === 1 ? owners[0] : undefined;
}
