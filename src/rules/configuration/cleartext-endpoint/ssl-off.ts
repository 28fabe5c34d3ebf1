import {
  type Ast,
  type Report,
  type SyntaxContext,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { isLocalHost } from "../../helpers/match/provider-tokens.ts";
import { sectionOf } from "../../helpers/match/platform-file.ts";

const HOST = /^(?:host|hostname|connectionString|url|uri)$/;

/** Servers for something else have an option of that name as well. */
const OTHERS = /smtp|imap|pop3|mail|ftp|ldap|mqtt|amqp|redis|elastic/i;

/** `ssl: false` of a connection to a database elsewhere, or of the one that Medusa makes. */
export function sslOff(node: Ast.Property, { semantics }: SyntaxContext): Report | undefined {
  if (node.computed || propertyName(node) !== "ssl" || node.parent.type !== "ObjectExpression")
    return undefined;
  if (semantics.constant(node.value)?.value !== false) return undefined;
  const host = remoteHost(node.parent, semantics);
  if (host !== undefined && OTHERS.test(`${host} ${makerOf(node.parent)}`)) return undefined;
  if (host !== undefined)
    return { at: node, message: "database", data: { host }, level: "information" };
  if (!isOfMedusa(node)) return undefined;
  return { at: node, message: "medusa", level: "information", preset: "audit" };
}

/** The address that stands beside it, where it is written down and on another machine. */
function remoteHost(
  options: Ast.ObjectExpression,
  semantics: SyntaxContext["semantics"],
): string | undefined {
  for (const each of options.properties) {
    if (each.type !== "Property" || !HOST.test(propertyName(each) ?? "")) continue;
    const text = semantics.string(each.value);
    const host = text && (/^[a-z]+:\/\/(?:[^@/]*@)?([^:/?]+)/i.exec(text)?.[1] ?? text);
    if (host && /^[\w-]+(?:\.[\w-]+)+$/.test(host) && !isLocalHost(host)) return host.slice(0, 40);
  }
  return undefined;
}

/** What the options are given to, by its name. */
function makerOf({ parent }: Ast.ObjectExpression): string {
  return parent.type === "CallExpression" || parent.type === "NewExpression"
    ? (nameOf(unwrap(parent.callee)) ?? "")
    : "";
}

function isOfMedusa(node: Ast.Property): boolean {
  const section = sectionOf(node);
  if (section === "databaseDriverOptions") return true;
  const owner = node.parent.parent;
  return (
    section === "connection" &&
    owner?.type === "Property" &&
    sectionOf(owner) === "databaseDriverOptions"
  );
}
