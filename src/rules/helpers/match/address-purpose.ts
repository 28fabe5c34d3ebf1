import { type Ast, type SyntaxContext, propertyName, unwrap, walk } from "../../../engine/api.ts";
import { namesAround } from "./names-around.ts";

/** How sure it is that an address is checked for a decision about trust. */
export type Purpose = "trust" | "unclear" | "none";

const ORIGIN = /origin|referr?er/i;
const ADDRESS =
  /ur[il]|href|host|domain|origin|referr?er|redirect|return_?to|callback|target|dest|location|endpoint|webhook|next_?(?:page|path)?$|^next$|link|site|address|src$|^u$/i;
const DECISION =
  /allow|valid|safe|trust|verif|check|permit|same_?origin|internal|authori[sz]|cors|white_?list|secur|legit|redirect|sanitize|csrf|restrict|forbid|block|deny|reject|proxy|guard|is_?own|is_?our|is_?local/i;
/** Services whose addresses are recognised to show a player or a picture. */
const FAMILIAR =
  /youtu|vimeo|google|facebook|instagram|tiktok|twitter|(?:^|\.)x\.com|pinterest|linkedin|cloudinary|unsplash|github|gitlab|gravatar|amazonaws|placeholder|imgix|dailymotion|spotify|soundcloud|bing\.|yahoo|duckduckgo|codepen|figma|loom\.|wistia|giphy|sanity\.io|ctfassets|shopify\.com|wordpress|vercel|netlify|localhost/i;

/** What a check of an address is for, as far as names and what depends on it say. */
export function purposeOf(
  check: Ast.Node,
  address: Ast.Node,
  fixed: string,
  context: SyntaxContext,
): Purpose {
  const name = nameOf(address);
  if (isListed(address, name, context)) return "none";
  const isAddress = ADDRESS.test(name);
  const decides = DECISION.test(namesAround(check)) || isRefusal(check);
  const isFamiliar = FAMILIAR.test(fixed);
  if (ORIGIN.test(name) && !isFamiliar) return "trust";
  if (!isFamiliar && isAddress && (decides || leadsThere(check, name, context))) return "trust";
  if (isFamiliar && isAddress && DECISION.test(namesAround(check))) return "trust";
  return "unclear";
}

/** `url`, `req.headers.origin`, `new URL(x).hostname`, `req.get("referer")`: the names in it, last one last. */
function nameOf(node: Ast.Node): string {
  const inner = unwrap(node);
  switch (inner.type) {
    case "Identifier":
      return inner.name;
    case "MemberExpression": {
      const name = propertyName(inner) ?? "";
      return /^(?:value|toString|href|0|query|body)$/.test(name)
        ? `${nameOf(inner.object)} ${name}`
        : name;
    }
    case "CallExpression": {
      const { callee } = inner;
      const [argument] = inner.arguments;
      if (callee.type === "MemberExpression") {
        const method = propertyName(callee) ?? "";
        if (/^(?:get|header)$/.test(method) && argument?.type === "Literal")
          return String(argument.value);
        return nameOf(callee.object);
      }
      return argument ? nameOf(argument) : "";
    }
    default:
      return "";
  }
}

function isListed(node: Ast.Node, name: string, { semantics }: SyntaxContext): boolean {
  const origin = semantics.origin(node).node;
  if (origin.type === "ArrayExpression" || origin.type === "NewExpression")
    return origin.type === "ArrayExpression" || !/URL/.test(nameOf(origin.callee));
  return (
    /(?:hosts|domains|origins|urls|links|sites|list|set|patterns|names|keys|values)$/i.test(name) ||
    /^[A-Z_]*S$/.test(name)
  );
}

/** `if (!check) return …`, `if (!check) throw …` */
function isRefusal(check: Ast.Node): boolean {
  const test = conditionAround(check);
  if (test?.parent?.type !== "IfStatement" || test.parent.test !== test) return false;
  const { consequent } = test.parent;
  const only = consequent.type === "BlockStatement" ? consequent.body.at(-1) : consequent;
  return only?.type === "ThrowStatement";
}

function conditionAround(node: Ast.Node): Ast.Node | undefined {
  let each: Ast.Node | undefined = node;
  while (
    each?.parent &&
    /^(?:UnaryExpression|LogicalExpression|BinaryExpression|ChainExpression)$/.test(
      each.parent.type,
    )
  ) {
    each = each.parent;
  }
  return each;
}

const LEADING =
  /^(?:redirect|assign|fetch|open|navigate|push|replace|get|post|request|postMessage|setHeader|header|next|callback|cb|done|axios|got|goto)$/;

/** True when the address, once checked, is gone to, requested or let in. */
function leadsThere(check: Ast.Node, name: string, { source }: SyntaxContext): boolean {
  const test = conditionAround(check);
  const parent = test?.parent;
  const branches =
    parent?.type === "IfStatement"
      ? [parent.consequent, ...(parent.alternate ? [parent.alternate] : [])]
      : parent?.type === "ConditionalExpression"
        ? [parent.consequent]
        : [];
  const last = name.split(" ").at(-1) ?? "";
  return branches.some((branch) => {
    let leads = false;
    walk(branch, source.visitorKeys, (node) => {
      if (node.type === "AssignmentExpression")
        leads ||= /^(?:location|href)$/.test(nameOf(node.left));
      if (node.type !== "CallExpression") return;
      const callee =
        node.callee.type === "MemberExpression"
          ? (propertyName(node.callee) ?? "")
          : nameOf(node.callee);
      leads ||=
        LEADING.test(callee) &&
        (node.arguments.some((each) => nameOf(each).endsWith(last)) ||
          /^(?:callback|cb|done|next)$/.test(callee));
    });
    return leads;
  });
}
