import { type Ast, type Located } from "../../../engine/api.ts";
import { SECRET_FIELD } from "../../helpers/match/entity-secret.ts";
import { storedPerson } from "../../helpers/match/stored-person.ts";
import type { Found } from "./sent-account.ts";

/** `Promise<Account | null>`: the password that the type of a function's answer says is in the record that it gives. */
export function declaredSecret(
  { node, in: home }: Located,
  answer: Ast.TSTypeAnnotation | null | undefined,
): Found | undefined {
  if (!answer) return undefined;
  const written = home.source.text.slice(...answer.range);
  const names: readonly string[] = written.match(/\b[A-Z]\w*/g) ?? [];
  const person = storedPerson(node, home, home.source.path);
  if (!person) return undefined;
  for (const statement of home.source.ast.body) {
    const declared =
      statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    const field = declared ? fieldOf(declared, names) : undefined;
    if (field !== undefined) return { name: "the record", person, field, isSure: true };
  }
  return undefined;
}

function fieldOf(declared: Ast.Node, names: readonly string[]): string | undefined {
  const isType =
    declared.type === "TSTypeAliasDeclaration" || declared.type === "TSInterfaceDeclaration";
  if (!isType || !names.includes(declared.id.name)) return undefined;
  const members =
    declared.type === "TSInterfaceDeclaration"
      ? declared.body.body
      : declared.typeAnnotation.type === "TSTypeLiteral"
        ? declared.typeAnnotation.members
        : [];
  for (const each of members) {
    if (each.type !== "TSPropertySignature" || each.key.type !== "Identifier") continue;
    if (SECRET_FIELD.test(each.key.name)) return each.key.name;
  }
  return undefined;
}
