import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { isLocalHost } from "../../helpers/match/provider-tokens.ts";

const PROXIES =
  /^(?:http-proxy-middleware#(?:createProxyMiddleware|legacyCreateProxyMiddleware|default)?|http-proxy#(?:default\.)?(?:createProxyServer|createServer|createProxy))$/;
/** The proxy of Create React App, which runs on the machines of developers alone. */
const OF_DEVELOPERS = /(?:^|\/)setupProxy\.[cm]?[jt]s$/;

/** `secure: false` of a proxy to another machine: it takes whatever certificate is shown there. */
export function isOfProxy(
  { parent: options }: Ast.Property,
  name: string,
  { path, semantics }: SyntaxContext,
): boolean {
  const call = name === "secure" ? options.parent : undefined;
  if (call?.type !== "CallExpression" || options.type !== "ObjectExpression") return false;
  if (OF_DEVELOPERS.test(path) || !PROXIES.test(semantics.callee(call) ?? "")) return false;
  const target = semantics.object(options)?.get("target")?.value;
  const address = target && target.in.string(target.node);
  const host = /^https:\/\/([^/:]+)/i.exec(address ?? "")?.[1];
  return host !== undefined && !isLocalHost(host);
}

/** The method of superagent that switches verification off, where it is called. */
export function unverifiedRequest(
  node: Ast.CallExpression,
  semantics: Semantics,
): Ast.Node | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "disableTLSCerts")
    return undefined;
  return /^(?:superagent|supertest)#/.test(semantics.callee(node) ?? "")
    ? callee.property
    : undefined;
}
