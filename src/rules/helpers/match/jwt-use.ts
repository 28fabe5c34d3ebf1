import { type Ast, type SyntaxContext, unwrap, walk } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** To end a session or to read an old token for the record, one that has run out is as good as any. */
export function endsSession(node: Ast.Node): boolean {
  for (let each: Ast.Node | undefined = node; each; each = each.parent) {
    const name = nameOf(each);
    if (
      name !== undefined &&
      /log_?out|sign_?out|revoke|invalidate|blacklist|denylist|expired/i.test(name)
    )
      return true;
  }
  return false;
}

/** The program looks at `exp` itself. */
export function comparesExpiry(node: Ast.Node, context: SyntaxContext): boolean {
  let scope: Ast.Node = node;
  while (scope.parent && !scope.type.includes("Function")) scope = scope.parent;
  let compares = false;
  walk(scope, context.source.visitorKeys, (each) => {
    if (each.type === "MemberExpression" && nameOf(each) === "exp") compares = true;
    if (each.type === "Property" && each.parent.type === "ObjectPattern" && nameOf(each) === "exp")
      compares = true;
  });
  return compares;
}

/** True for keys that everybody may know: they check signatures and cannot make them. */
export function isPublicKey(key: Ast.Node, context: SyntaxContext): boolean {
  const { semantics } = context;
  const text = semantics.string(key);
  if (text !== undefined) return /-----BEGIN (?:RSA )?(?:PUBLIC KEY|CERTIFICATE)/.test(text);
  const origin = semantics.origin(key);
  const name = nameOf(unwrap(key)) ?? "";
  if (/pub(?:lic)?_?key|pub(?:lic)?_?pem|certificate/i.test(name)) return true;
  const { node } = origin;
  if (node.type === "MemberExpression") return /public_?key/i.test(nameOf(node) ?? "");
  if (node.type !== "CallExpression") return false;
  const api = origin.in.callee(node);
  if (api === "crypto#createPublicKey") return true;
  const path = node.arguments[0] && origin.in.string(node.arguments[0]);
  return api === "fs#readFileSync" && /public|\.pub\b|\.crt$|\.cer$/i.test(path ?? "");
}
