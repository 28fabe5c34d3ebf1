import { type Ast, type ProjectView, propertyName, unwrap } from "../../../engine/api.ts";
import { SECRET_FIELD } from "../../helpers/match/entity-secret.ts";

/** Statements of MongoDB's driver that fill a document, or look for one by its fields. */
const NAMES_FIELDS =
  /\bcollection(?:<\w+>)?\(\s*["'`](\w+)["'`]\s*\)\s*\.\s*(?:insertOne|insertMany|findOne|updateOne|replaceOne|findOneAndUpdate)\(([^;]{0,400})/g;
const MAX_FILES = 400;

/** The field with the password of each collection, as statements anywhere in the project name it. */
export function collectionSecrets(project: ProjectView): (name: string) => string | undefined {
  let known: Map<string, string> | undefined;
  return (name) => (known ??= read(project)).get(name);
}

function read({ routes, read: textOf }: ProjectView): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of [...new Set(routes.map(({ file }) => file))].slice(0, MAX_FILES)) {
    for (const [, name = "", given = ""] of (textOf(path) ?? "").matchAll(NAMES_FIELDS)) {
      const field = given.match(/\w+(?=\s*[:,}])/g)?.find((word) => SECRET_FIELD.test(word));
      if (field !== undefined) found.set(name, field);
    }
  }
  return found;
}

/** The collection that `db.collection("users").findOne(…)` asks. */
export function collectionOfQuery(query: Ast.Node): string | undefined {
  for (let at = unwrap(query); at.type === "CallExpression";) {
    const callee = unwrap(at.callee);
    if (callee.type !== "MemberExpression") return undefined;
    const [first] = at.arguments;
    if (propertyName(callee) === "collection")
      return first?.type === "Literal" && typeof first.value === "string" ? first.value : undefined;
    at = unwrap(callee.object);
  }
  return undefined;
}
