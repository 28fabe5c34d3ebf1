import type { Ast, Semantics } from "../../../engine/api.ts";
import { words } from "../../helpers/match/names.ts";

/** Claims of tokens that let somebody in. */
const IDENTITY =
  /^(?:sub|id|_id|uid|user|user id|customer|customer id|account|account id|admin|admin id|seller id|vendor id|email|mail|username|user name|role|roles|is admin|permissions)$/;
const OWN_END = /^(?:expir(?:ation|es|y)|valid (?:until|to)|end of life)\b/;

/** Claims that are all known, have no end of their own and say who somebody is, unless that is said elsewhere. */
export function isLetIn(payload: Ast.Node, semantics: Semantics, namesWho = false): boolean {
  const view = semantics.object(payload);
  if (!view?.complete || view.get("exp")) return false;
  const names = [...view.properties.keys()];
  // `{ id, expiresAt: Date.now() + HOUR }`: an end of the store's own, which it looks at itself.
  const hasOwnEnd = names.some((name) => {
    const value = OWN_END.test(words(name)) ? view.get(name) : undefined;
    return value !== undefined && value.value.in.constant(value.value.node) === undefined;
  });
  return !hasOwnEnd && (namesWho || names.some((name) => IDENTITY.test(words(name))));
}
