import {
  type Ast,
  type Report,
  type SyntaxContext,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { askedBeginning } from "./asked-beginning.ts";
import { innermostFunction } from "./enclosing.ts";
import { namesAround } from "./names-around.ts";
import { nameOf } from "./names.ts";
import { isSentTo } from "./redirect-check.ts";

const OWN_ADDRESS =
  /^(?:base|site|app|application|server|home|root|public|web|host|own|store|shop|front_?end|client|next_?auth|nextauth|allowed|trusted)_?(?:ur[il]|origin|href|host)$|^origin$|_(?:URL|ORIGIN)$/i;
const TARGET =
  /ur[il]$|href|redirect|return|callback|target|dest|next|location|goto|continue|referr?er|^origin$|^to$/i;
const LEADS = /redirect|return_?(?:to|url)|callback|next_?(?:url|page)|dest|continue|safe_?url/i;
const ASKED_WHOLE =
  /\.(?:origin|host|hostname)\s*[!=]==?|[!=]==?\s*[\w.]*\.(?:origin|host|hostname)\b/;

/**
 * `url.startsWith(baseUrl)` before somebody is sent to `url`: the shop's address ends without a slash,
 * so `https://shop.example.evil.example` begins the same.
 */
export function weakBaseCheck(
  node: Ast.CallExpression,
  context: SyntaxContext,
): Omit<Report, "at"> | undefined {
  const compared = askedBeginning(node);
  if (!compared) return undefined;
  const base = unwrap(compared.beginning);
  if (!OWN_ADDRESS.test(nameOf(base) ?? "") || endsWithSlash(base, context)) return undefined;
  if (!TARGET.test(nameOf(unwrap(compared.text)) ?? "")) return undefined;
  const around = innermostFunction(node);
  if (!around) return undefined;
  const text = context.text.slice(...around.range);
  const asked = context.text.slice(...base.range);
  const target = context.text.slice(...compared.text.range);
  if (ASKED_WHOLE.test(text) || text.includes(`${asked}.length`)) return undefined;
  if (text.includes(`replace(${asked}`) || isCompleted(node, asked)) return undefined;
  const leads = LEADS.test(namesAround(node)) || isSentTo(around, target, context);
  if (!leads) return undefined;
  const isCertain = nameOf(base) === "origin" || isCallback(around, base);
  return {
    message: "text",
    data: { attack: `\${${asked}}.evil.example`.slice(0, 60) },
    // Somebody may well end the address with a slash where it is configured.
    ...(!isCertain && ({ level: "information", preset: "balanced" } as const)),
  };
  /** `url.startsWith(base) ? url : base + url`: an address is made whole, and nothing is decided. */
  function isCompleted(check: Ast.Node, own: string): boolean {
    const { parent } = check;
    if (parent?.type !== "ConditionalExpression" || parent.test !== check) return false;
    const other = context.text.slice(...parent.alternate.range);
    return other !== own && other.includes(own) && other.includes(target);
  }
}

/** `redirect({ url, baseUrl })` of a library for log-ins, whose address of the site is an origin. */
function isCallback(around: Ast.Node, base: Ast.Node): boolean {
  if (base.type !== "Identifier" || base.name !== "baseUrl") return false;
  const { parent } = around;
  const name =
    parent?.type === "Property" || parent?.type === "MethodDefinition"
      ? propertyName(parent)
      : around.type === "FunctionDeclaration"
        ? around.id?.name
        : undefined;
  return name === "redirect";
}

function endsWithSlash(base: Ast.Node, { semantics, text }: SyntaxContext): boolean {
  const known = semantics.string(base);
  if (known !== undefined) return true;
  const { node, in: owner } = semantics.origin(base);
  return owner === semantics && /\/["'`]$/.test(text.slice(...node.range));
}
