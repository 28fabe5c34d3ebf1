import { type Ast, type Report, type Semantics } from "../../../engine/api.ts";
import { shownParts } from "../../helpers/match/shown-parts.ts";
import { followed } from "./returned-account.ts";
import type { SendingFile } from "./sent-account.ts";

/**
 * Accounts that a component of the server hands to one of the browser: all that a property holds is
 * written into the page, whatever its type says and the component shows.
 */
export function accountsInClientProps(file: SendingFile): Report[] {
  const { semantics } = file;
  const clients = clientComponents(semantics);
  if (clients.size === 0) return [];
  return semantics.source.nodes.flatMap((node): Report[] => {
    if (node.type !== "JSXOpeningElement" || node.name.type !== "JSXIdentifier") return [];
    if (!clients.has(node.name.name)) return [];
    return node.attributes.flatMap((each) => {
      const value =
        each.type === "JSXSpreadAttribute"
          ? each.argument
          : each.value?.type === "JSXExpressionContainer"
            ? each.value.expression
            : undefined;
      return value ? handedOver(value, file) : [];
    });
  });
}

function handedOver(value: Ast.Node, file: SendingFile): Report[] {
  const { semantics } = file;
  return shownParts(value, semantics).flatMap((part): Report[] => {
    if (part.in !== semantics) return [];
    const found = followed({ node: part.node, in: semantics }, file, 0);
    if (!found) return [];
    const name = semantics.source.text.slice(...part.at.range).slice(0, 40);
    const preset = found.isSure ? {} : { preset: "balanced" as const };
    return [{ at: part.at, message: "handed", data: { name, field: found.field }, ...preset }];
  });
}

/** The names of imported components whose files begin with `use client`. */
function clientComponents(semantics: Semantics): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of semantics.source.ast.body) {
    if (statement.type !== "ImportDeclaration" || statement.importKind === "type") continue;
    const own = statement.specifiers.filter(({ local }) => /^[A-Z]/.test(local.name));
    if (own.length === 0 || !isOfBrowser(semantics.open(statement.source.value))) continue;
    for (const { local } of own) names.add(local.name);
  }
  return names;
}

function isOfBrowser(file: Semantics | undefined): boolean {
  return (
    file?.source.ast.body.some(
      (each) => each.type === "ExpressionStatement" && each.directive === "use client",
    ) ?? false
  );
}
