import {
  type Ast,
  type DeedKind,
  type SyntaxContext,
  deedsOf,
  propertyName,
} from "../../../engine/api.ts";
import { CHECKING_DEEDS } from "./payment-route.ts";

const PROVIDER = /^@medusajs\/(?:framework\/utils|utils|medusa\/utils)#AbstractPaymentProvider$/;
/** What Medusa takes for a payment. */
const PAID = /\b(?:SUCCESSFUL|AUTHORIZED)\b|["'](?:captured|authorized|successful)["']/;
/** Words of code that may check the message, or ask the provider, in a way that is not known. */
const MAY_CHECK =
  /\bawait\b|headers|raw_?data|signature|verif|valid|hmac|secret|retrieve|fetch|token|decrypt/i;
const CHECKS: ReadonlySet<DeedKind> = new Set(CHECKING_DEEDS);

/**
 * The name of a payment provider's method that Medusa calls with whatever is sent to
 * `/hooks/payment/:provider`, where it says that a payment was made and looks at nothing but the data.
 */
export function uncheckedPaymentHook(
  { key, value, parent, computed }: Ast.MethodDefinition,
  { semantics, text }: SyntaxContext,
): Ast.Node | undefined {
  if (computed || value.body === null) return undefined;
  const { parent: owner } = parent;
  if (owner.type !== "ClassDeclaration" && owner.type !== "ClassExpression") return undefined;
  if (!owner.superClass || !PROVIDER.test(semantics.api(owner.superClass) ?? "")) return undefined;
  const own = text.slice(...value.body.range);
  if (!PAID.test(own) || MAY_CHECK.test(own)) return undefined;
  return deedsOf(value, semantics).some(({ kind }) => CHECKS.has(kind)) ? undefined : key;
}

/** The name of that method. */
export function isPaymentHook(node: Ast.MethodDefinition): boolean {
  return propertyName(node) === "getWebhookActionAndData";
}
