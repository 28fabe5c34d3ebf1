import {
  type Ast,
  type SyntaxContext,
  boundNames,
  propertyName,
  unwrap,
  walk,
} from "../../../engine/api.ts";

/** A status of a payment that the storefront's own request says. */
export interface SessionClaim {
  readonly at: Ast.Property;
  readonly field: string;
  /** Where the storefront said it: `data`. */
  readonly from: string;
}

const PROVIDER = /^@medusajs\/(?:framework\/utils|utils|medusa\/utils)#AbstractPaymentProvider$/;
/** Methods that Medusa calls with what the storefront sent; later ones get what these kept. */
const BEGINS = /^(?:initiatePayment|updatePayment)$/;
/** What the storefront may fill; the amount beside it is the server's. */
const SENT = /^(?:data|context)$/;
const PAID = /captured|authorized|paid|success/i;

/**
 * The status that a payment provider of Medusa takes from the data of the request that begins a
 * payment, where neither the provider is asked nor anything compared.
 */
export function claimOfSession(
  node: Ast.MethodDefinition,
  { source, semantics, text }: SyntaxContext,
): SessionClaim | undefined {
  if (!BEGINS.test(propertyName(node) ?? "") || !node.value.body) return undefined;
  const owner = node.parent.parent;
  if (owner.type !== "ClassDeclaration" && owner.type !== "ClassExpression") return undefined;
  if (!owner.superClass || !PROVIDER.test(semantics.api(owner.superClass) ?? "")) return undefined;
  // Whoever waits for somebody may have asked the provider.
  if (/\bawait\b|\.then\(/.test(text.slice(...node.value.body.range))) return undefined;
  const [input] = node.value.params;
  if (!input) return undefined;
  const inputs = new Set<string>();
  const claims = new Map<string, string>();
  bind(input, undefined);
  let found: SessionClaim | undefined;
  walk(node.value.body, source.visitorKeys, (each) => {
    if (each.type === "VariableDeclarator" && each.init) {
      const from = sentIn(each.init);
      if (from !== undefined || isInput(each.init)) bind(each.id, from);
    }
    if (found || each.type !== "Property" || propertyName(each) !== "status") return;
    if (each.parent.type !== "ObjectExpression") return;
    const from = sentIn(each.value);
    const value = unwrap(each.value);
    // `data.retry ? "pending" : "requires_more"` pays for nothing.
    const isPaid = value.type !== "ConditionalExpression" || PAID.test(text.slice(...value.range));
    if (from !== undefined && isPaid) found = { at: each, field: "status", from };
  });
  return found;

  /** Names what a pattern takes out of the input, or out of what was sent. */
  function bind(pattern: Ast.Node, from: string | undefined): void {
    if (pattern.type === "Identifier") {
      if (from === undefined) inputs.add(pattern.name);
      else claims.set(pattern.name, from);
      return;
    }
    if (pattern.type !== "ObjectPattern") return;
    for (const each of pattern.properties) {
      if (each.type !== "Property") continue;
      const key = propertyName(each) ?? "";
      const sent = from ?? (SENT.test(key) ? key : undefined);
      if (sent === undefined) continue;
      for (const { name } of boundNames(each.value)) claims.set(name, sent);
    }
  }

  function isInput(value: Ast.Node): boolean {
    const inner = unwrap(value);
    return inner.type === "Identifier" && inputs.has(inner.name);
  }

  /** Where in the input a value was sent; undefined for everything else. */
  function sentIn(value: Ast.Node): string | undefined {
    const inner = unwrap(value);
    switch (inner.type) {
      case "Identifier":
        return claims.get(inner.name);
      case "MemberExpression": {
        const key = propertyName(inner) ?? "";
        if (isInput(inner.object)) return SENT.test(key) ? key : undefined;
        return sentIn(inner.object);
      }
      case "LogicalExpression":
      case "BinaryExpression":
        return sentIn(inner.left);
      case "ConditionalExpression":
        return sentIn(inner.test);
      default:
        return undefined;
    }
  }
}
