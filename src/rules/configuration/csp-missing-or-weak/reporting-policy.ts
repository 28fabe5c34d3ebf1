import {
  type Ast,
  type FilesBeside,
  type Semantics,
  type TextEdit,
  unwrap,
} from "../../../engine/api.ts";
import { addProperties } from "../../helpers/edit/property-edits.ts";
import { certainlyLacks } from "../../helpers/match/platform-file.ts";

const CONFIGS = ["next.config.ts", "next.config.mjs", "next.config.js", "next.config.cjs"];
/** Blocks nothing: browsers only report in their consoles what the policy would stop. */
const POLICY =
  "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'";

/** Has Next send a policy that only reports, where its configuration sets no headers yet. */
export function reportingPolicy(folder: string, beside: FilesBeside): TextEdit[] | undefined {
  for (const name of CONFIGS) {
    const file = `${folder}${name}`;
    const semantics = beside.read(file) === undefined ? undefined : beside.script(file);
    if (!semantics) continue;
    const object = configOf(semantics);
    if (!object || object.properties.length === 0 || !certainlyLacks(object, "headers"))
      return undefined;
    const header = `{ key: "Content-Security-Policy-Report-Only", value: "${POLICY}" }`;
    const pair = `headers: async () => [{ source: "/:path*", headers: [${header}] }]`;
    return addProperties(object, [pair], semantics.source.text).map((edit) => ({ ...edit, file }));
  }
  return undefined;
}

/** The object that a configuration exports, as it is or under a name. */
function configOf(semantics: Semantics): Ast.ObjectExpression | undefined {
  for (const each of semantics.source.ast.body) {
    let value: Ast.Node | undefined;
    if (each.type === "ExportDefaultDeclaration") value = each.declaration;
    if (each.type === "ExpressionStatement" && each.expression.type === "AssignmentExpression") {
      const left = semantics.source.text.slice(...each.expression.left.range);
      if (left === "module.exports") value = each.expression.right;
    }
    if (!value) continue;
    const { node, in: home } = semantics.origin(unwrap(value));
    const made = unwrap(node);
    return home === semantics && made.type === "ObjectExpression" ? made : undefined;
  }
  return undefined;
}
