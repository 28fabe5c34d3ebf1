import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { SECRET_FIELD, entitySecret } from "./entity-secret.ts";
import { nameOf } from "./names.ts";
import { recordKind } from "./personal-record.ts";
import { sequelizeModel } from "./sequelize-model.ts";

/** How a record is kept, by what its library lets one do with it. */
type RecordStyle = "mongoose" | "sequelize" | "plain" | "unknown";

/** A record of a person as the database gives it. */
export interface StoredPerson {
  readonly style: RecordStyle;
  readonly isList: boolean;
  /** The field with the password's hash, where the query or the model says that it is there. */
  readonly secret?: string;
}

const ONE =
  /^(?:findOne|findById|findUnique|findUniqueOrThrow|findFirst|findFirstOrThrow|findByPk|findOneBy|findOneOrFail|findOneByOrFail|create|save|insert|findOneAndUpdate|findByIdAndUpdate|findByIdAndDelete|findOneAndDelete|update|upsert|getOne|fork|first)$/;
const MANY = /^(?:find|findMany|findAll|findBy|getMany|findAndCountAll|bulkCreate|toArray)$/;
/** What leaves fields out, whichever they are. */
const LEAVES_OUT =
  /^(?:select|omit|projection|project|attributes|fields|columns|exclude|returning)$/;

/** The record of a person that an expression gives; undefined where fields are left out, or where it is something else. `secretOf` knows what other files say of a query. */
export function storedPerson(
  expression: Ast.Node,
  semantics: Semantics,
  path: string,
  secretOf: (query: Ast.Node) => string | undefined = () => undefined,
): StoredPerson | undefined {
  const node = unwrap(expression);
  if (node.type === "NewExpression") return ofNew(node, semantics, path);
  if (node.type !== "CallExpression") return undefined;
  let isList: boolean | undefined;
  let secret: string | undefined;
  let at: Ast.Node = node;
  for (let depth = 0; depth < 10; depth++) {
    if (at.type === "CallExpression") {
      const callee = unwrap(at.callee);
      // `db("customers")` of Knex begins a chain.
      if (callee.type === "Identifier" && at !== node) break;
      if (callee.type !== "MemberExpression") return undefined;
      const method = propertyName(callee) ?? "";
      if (method === "then" || method === "map") return undefined;
      // `users.update(id, values)` of TypeORM and Sequelize says how many were changed.
      if (/^(?:update|upsert)$/.test(method) && at.arguments.length > 1) return undefined;
      if (method === "save" && at.arguments.length === 0)
        return savedPerson(callee.object, semantics, path);
      const selected = at.arguments[0] && semantics.string(at.arguments[0]);
      if (method === "select" && selected?.startsWith("+"))
        secret = selected.slice(1).split(" ")[0];
      // `.returning("*")` and `.select("*")` of Knex leave nothing out.
      else if (
        (LEAVES_OUT.test(method) && selected !== "*") ||
        at.arguments.some((each) => leavesOut(each, semantics))
      )
        return undefined;
      else if (isList === undefined || ONE.test(method) || MANY.test(method))
        isList = MANY.test(method) ? true : ONE.test(method) ? false : isList;
      if (ONE.test(method) || MANY.test(method)) secret ??= secretWithin(at, semantics);
      if (/^(?:find\w*)$/.test(method) && picksByPosition(at, semantics)) return undefined;
      at = unwrap(callee.object);
    } else if (at.type === "MemberExpression") at = unwrap(at.object);
    else break;
  }
  if (isList === undefined) return undefined;
  const model = modelOf(node, semantics);
  if (model === "guarded") return undefined;
  // Who has a password is a person, whatever the model is called: `Auth`, `Rider`, `Shop`.
  const isPerson = model?.secret !== undefined || recordKind(node, semantics, path)?.ofPeople;
  if (isPerson !== true) return undefined;
  const table = model ? undefined : sequelizeModel(node, semantics);
  if (table === "guarded") return undefined;
  const known = model ?? table;
  const entity = known ? undefined : entitySecret(node, semantics);
  if (entity?.isKept === true && secret === undefined) return undefined;
  secret ??= known ? known.secret : (entity?.secret ?? secretOf(node));
  return {
    style: model ? "mongoose" : table ? "sequelize" : styleOf(node),
    isList,
    ...(secret !== undefined && { secret }),
  };
}

/** `const user = new User({ password }); await user.save()`. */
function savedPerson(
  object: Ast.Node,
  semantics: Semantics,
  path: string,
): StoredPerson | undefined {
  const { node, in: home } = semantics.origin(object);
  const made = unwrap(node);
  if (made.type !== "NewExpression") return undefined;
  const secret = secretWithin(made, home);
  if (secret === undefined || !recordKind(made, home, path)?.ofPeople) return undefined;
  const model = modelFrom(made.callee, home);
  return model === "guarded" ? undefined : { style: "mongoose", isList: false, secret };
}

/** `new User({ password })` of mongoose, which is saved afterwards. */
function ofNew(
  node: Ast.NewExpression,
  semantics: Semantics,
  path: string,
): StoredPerson | undefined {
  const secret = secretWithin(node, semantics);
  if (secret === undefined || !recordKind(node, semantics, path)?.ofPeople) return undefined;
  const model = modelFrom(node.callee, semantics);
  if (!model || model === "guarded") return undefined;
  return { style: "mongoose", isList: false, secret };
}

function leavesOut(argument: Ast.Node, semantics: Semantics): boolean {
  const options = semantics.object(argument);
  return (
    options !== undefined && [...options.properties.keys()].some((key) => LEAVES_OUT.test(key))
  );
}

/** `User.findOne(filter, "name email")` and `User.find({}, { password: 0 })`. */
function picksByPosition(call: Ast.CallExpression, semantics: Semantics): boolean {
  const [first, second] = call.arguments;
  // `manager.findOneBy(User, { id })`: the first is what is looked for.
  if (first && semantics.origin(first).node.type === "ClassDeclaration") return false;
  if (!second || /Update|Delete/.test(nameOf(unwrap(call.callee)) ?? "")) return false;
  if (semantics.string(second) !== undefined) return true;
  const options = semantics.object(second);
  return !options || options.properties.size > 0;
}

/** `create({ password })`, `create({ data: { passwordHash } })`. */
function secretWithin(
  call: Ast.CallExpression | Ast.NewExpression,
  semantics: Semantics,
): string | undefined {
  for (const argument of call.arguments) {
    const given = semantics.object(argument);
    const data = given?.get("data") ?? given?.get("create");
    const nested = data && data.value.in.object(data.value.node);
    for (const object of [given, nested]) {
      const key = [...(object?.properties.keys() ?? [])].find((each) => SECRET_FIELD.test(each));
      if (key !== undefined) return key;
    }
  }
  return undefined;
}

interface Model {
  readonly secret?: string;
}

/** The mongoose model at the beginning of a chain; `guarded` where it leaves the password out by itself. */
function modelOf(node: Ast.Node, semantics: Semantics): Model | "guarded" | undefined {
  let at = unwrap(node);
  while (at.type === "CallExpression" || at.type === "MemberExpression")
    at = unwrap(at.type === "CallExpression" ? at.callee : at.object);
  return modelFrom(at, semantics);
}

function modelFrom(node: Ast.Node, semantics: Semantics): Model | "guarded" | undefined {
  const { node: made, in: home } = semantics.origin(node);
  const call = firstCall(unwrap(made));
  if (!call || nameOf(unwrap(call.callee)) !== "model") return undefined;
  if (/toJSON|toObject|ClassSerializer/.test(home.source.text)) return "guarded";
  const schema = call.arguments[1] && home.origin(call.arguments[1]);
  const written = schema && unwrap(schema.node);
  const fields =
    written?.type === "NewExpression" || written?.type === "CallExpression"
      ? written.arguments[0]
      : undefined;
  if (!schema || !fields) return {};
  for (const [name, { value }] of schema.in.object(fields)?.properties ?? []) {
    if (!SECRET_FIELD.test(name)) continue;
    const select = value.in.object(value.node)?.get("select");
    const isLeftOut = select && select.value.in.constant(select.value.node)?.value === false;
    return isLeftOut ? "guarded" : { secret: name };
  }
  return {};
}

/** `mongoose.models.User || mongoose.model("User", schema)`, `module.exports = User = mongoose.model(…)`. */
function firstCall(node: Ast.Node): Ast.CallExpression | undefined {
  if (node.type === "CallExpression") return node;
  if (node.type === "LogicalExpression") return firstCall(unwrap(node.right));
  return node.type === "AssignmentExpression" ? firstCall(unwrap(node.right)) : undefined;
}

/** By methods that one library alone has. */
function styleOf(node: Ast.CallExpression): RecordStyle {
  let at: Ast.Node = node;
  let style: RecordStyle = "unknown";
  while (at.type === "CallExpression" || at.type === "MemberExpression") {
    const name = nameOf(at) ?? "";
    if (
      /^(?:findUnique|findUniqueOrThrow|findMany|findFirst|findOneBy|findOneOrFail|lean)$/.test(
        name,
      )
    )
      style = "plain";
    if (/^(?:prisma|db|tx)$/.test(name) && at.type === "MemberExpression") style = "plain";
    if (/^(?:findByPk|findAll)$/.test(name)) style = "sequelize";
    at = unwrap(at.type === "CallExpression" ? at.callee : at.object);
  }
  return nameOf(at) === "prisma" ? "plain" : style;
}
