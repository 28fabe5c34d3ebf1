import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { isLocalHost } from "../../helpers/match/provider-tokens.ts";

/** Options of TLS clients that switch verification off, by the value that does so. */
export const SWITCHES: ReadonlyMap<string, boolean> = new Map([
  ["rejectUnauthorized", false],
  ["strictSSL", false],
  ["insecureSkipVerify", true],
  ["tlsAllowInvalidCertificates", true],
  ["tlsAllowInvalidHostnames", true],
  ["tlsInsecure", true],
  ["sslValidate", false],
  ["trustServerCertificate", true],
]);
/** Browsers that a server starts; what tests start has certificates of the tests' own. */
const BROWSERS =
  /^(?:puppeteer(?:-core|-extra)?|playwright(?:-core|-chromium)?)#.*\b(?:launch|connect|newContext|launchPersistentContext|createBrowserContext)$/;
const PROXIES =
  /^(?:http-proxy-middleware#(?:createProxyMiddleware|legacyCreateProxyMiddleware|default)?|http-proxy#(?:default\.)?(?:createProxyServer|createServer|createProxy))$/;
/** The proxy of Create React App, which runs on the machines of developers alone. */
const OF_DEVELOPERS = /(?:^|\/)setupProxy\.[cm]?[jt]s$/;

/** The value with which a property switches verification off; undefined where it does nothing of the kind. */
export function offValue(
  node: Ast.Property,
  name: string,
  context: SyntaxContext,
): boolean | undefined {
  const known = SWITCHES.get(name);
  if (known !== undefined) return known;
  if (isOfProxy(node, name, context)) return false;
  return isOfBrowser(node, name, context) ? true : undefined;
}

/** `puppeteer.launch({ acceptInsecureCerts: true })`: the page that becomes an invoice may be anybody's. */
function isOfBrowser(
  { parent: options }: Ast.Property,
  name: string,
  { semantics }: SyntaxContext,
): boolean {
  if (!/^(?:ignoreHTTPSErrors|acceptInsecureCerts)$/.test(name)) return false;
  const call = options.type === "ObjectExpression" ? options.parent : undefined;
  return call?.type === "CallExpression" && BROWSERS.test(semantics.callee(call) ?? "");
}

/** `secure: false` of a proxy to another machine: it takes whatever certificate is shown there. */
function isOfProxy(
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

/** A server's option is about certificates of its visitors, which hardly any shop asks for. */
export function isOfServer(node: Ast.Property, context: SyntaxContext): boolean {
  const options = node.parent;
  if (options.type !== "ObjectExpression") return false;
  if (context.semantics.object(options)?.get("requestCert")) return true;
  const call = options.parent;
  if (call.type !== "CallExpression" && call.type !== "NewExpression") return false;
  return SERVERS.test(context.semantics.callee(call) ?? "");
}
const SERVERS = /^(?:https|tls|http2|spdy)#(?:Server|createServer|createSecureServer)$/;
