import { type Ast, type FlowPlace, type TextEdit } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { untrustedHoles } from "./wrap-holes.ts";

/** Variables of the environment that hold the address of the shop with its scheme. */
const ADDRESS =
  /^(?:(?:NEXT_)?PUBLIC_)?(?:BASE|APP|SITE|SHOP|STORE|STOREFRONT|FRONTEND|WEB|WEBSITE|SERVER|BACKEND|ROOT|PUBLIC|CLIENT)_(?:URL|ORIGIN|BASE_URL)$/;

/** Takes the address of a link from the setting that the file reads already; undefined where it reads none. */
export function useConfiguredAddress(place: FlowPlace): TextEdit[] | undefined {
  const setting = settingOf(place);
  if (setting === undefined) return undefined;
  const edits: TextEdit[] = [];
  for (const { node } of untrustedHoles(place) ?? []) {
    const start = startOfAddress(node);
    if (start === undefined) return undefined;
    edits.push({ start, end: node.range[1], text: `\${process.env.${setting}` });
  }
  return edits.length > 0 ? edits : undefined;
}

function settingOf({ source }: FlowPlace): string | undefined {
  const names = new Set<string>();
  source.nodes.forEach((node) => {
    if (node.type !== "MemberExpression" || node.object.type !== "MemberExpression") return;
    const isEnvironment = nameOf(node.object) === "env" && nameOf(node.object.object) === "process";
    const name = nameOf(node) ?? "";
    if (isEnvironment && ADDRESS.test(name)) names.add(name);
  });
  const [only, more] = names;
  return more === undefined ? only : undefined;
}

/** Where `https://` or `${protocol}://` begins before the host of a template. */
function startOfAddress(host: Ast.Node): number | undefined {
  const { parent } = host;
  if (parent?.type !== "TemplateLiteral") return undefined;
  const index = parent.expressions.findIndex((each) => each === host);
  const text = parent.quasis[index]?.value.raw ?? "";
  const open = host.range[0] - "${".length;
  const [scheme] = /https?:\/\/$/.exec(text) ?? [];
  if (scheme !== undefined) return open - scheme.length;
  const protocol = parent.expressions[index - 1];
  return text === "://" && protocol ? protocol.range[0] - "${".length : undefined;
}
