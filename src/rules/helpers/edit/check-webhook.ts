import {
  type Ast,
  type FilesBeside,
  type ProjectView,
  type ReportedFix,
  type Route,
  type Semantics,
  type TextEdit,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { addImport } from "./add-import.ts";
import { keepBytes } from "./express-parser.ts";
import { fastifyKeepsBytes } from "./fastify-parser.ts";
import { nestKeepsBytes } from "./nest-raw-body.ts";
import { offer } from "./sink-expressions.ts";

/** How a library that the store has can check what a webhook is sent. */
export const WEBHOOK_FIXES = [
  {
    id: "construct-event",
    kind: "suggestion",
    title: "Have Stripe's library check the message with STRIPE_WEBHOOK_SECRET",
  },
  {
    id: "keep-and-check",
    kind: "suggestion",
    title: "Keep the bytes of messages, and have Stripe's library check them",
  },
  {
    id: "authenticate-webhook",
    kind: "suggestion",
    title: "Have Shopify's library check the message",
  },
] as const;

/** Names of Stripe's events. */
const OF_STRIPE =
  /["'](?:payment_intent|checkout\.session|charge|invoice|customer\.subscription)\.[\w.]+["']/;
const CLIENT = /^stripe#(?:Stripe)?$/;

/**
 * Has the library that the store has check the message before anybody reads it: where the handler
 * gets a request of the fetch API, whose text is still there, and reads it as JSON in one place.
 */
export function webhookChecks(route: Route, project: ProjectView): ReportedFix[] {
  const script = project.beside.script(route.file);
  if (script && /^(?:express|nest|fastify)$/.test(route.framework))
    return offer("keep-and-check", withKeptBytes(script, route, project.beside));
  const read = script && onlyRead(script, route);
  if (!script || !read) return [];
  const { text } = script.source;
  const own = text.slice(route.range.start, route.range.end);
  if (route.framework === "remix" && isOfShopify(route, project))
    return offer("authenticate-webhook", byShopify(script, read, route, project));
  const client = OF_STRIPE.test(own) ? stripeClient(script) : undefined;
  if (client === undefined) return [];
  const request = text.slice(...read.request.range);
  const isTyped = /\.[cm]?tsx?$/.test(route.file);
  const header = `${request}.headers.get("stripe-signature")${isTyped ? " as string" : ""}`;
  const secret = `process.env.STRIPE_WEBHOOK_SECRET${isTyped ? " as string" : ""}`;
  const checked = `${client}.webhooks.constructEvent(await ${request}.text(), ${header}, ${secret})`;
  const [start, end] = read.node.range;
  return offer("construct-event", [{ start, end, text: checked }]);
}

/**
 * Has Express, Nest or Fastify keep the bytes of a message, and Stripe's library check those, where the
 * handler takes the whole body under one name: `const event = req.body`.
 */
function withKeptBytes(
  semantics: Semantics,
  route: Route,
  beside: FilesBeside,
): readonly TextEdit[] | undefined {
  const { text } = semantics.source;
  const own = text.slice(route.range.start, route.range.end);
  const client = OF_STRIPE.test(own) ? stripeClient(semantics) : undefined;
  const body = client === undefined ? undefined : onlyBody(semantics, route);
  // A raw parser has made bytes of it, and somebody parses them.
  if (!body || route.middlewares.some(({ does }) => does.includes("body-raw"))) return undefined;
  const parser = parserWithBytes(semantics, route, beside);
  if (!parser) return undefined;
  const { name } = body.request;
  const isTyped = /\.[cm]?tsx?$/.test(route.file);
  const bytes = isTyped
    ? `(${name} as typeof ${name} & { rawBody: Buffer }).rawBody`
    : `${name}.rawBody`;
  const as = isTyped ? " as string" : "";
  const header = `${name}.headers["stripe-signature"]${as}`;
  const checked = `${client}.webhooks.constructEvent(${bytes}, ${header}, process.env.STRIPE_WEBHOOK_SECRET${as})`;
  const [start, end] = body.node.range;
  return [{ start, end, text: checked }, ...parser];
}

function parserWithBytes(
  semantics: Semantics,
  { framework, file, range }: Route,
  beside: FilesBeside,
): readonly TextEdit[] | undefined {
  if (framework === "fastify") return fastifyKeepsBytes(semantics, range);
  return framework === "nest" ? nestKeepsBytes(file, beside) : keepBytes(file, beside);
}

/** The one place where a handler reads the body of its request, as a whole and under a name. */
function onlyBody({ source }: Semantics, { range }: Route) {
  const reads = source.nodes.filter(
    (node): node is Ast.MemberExpression =>
      node.type === "MemberExpression" &&
      range.start <= node.range[0] &&
      node.range[1] <= range.end &&
      propertyName(node) === "body",
  );
  const [node, other] = reads;
  const request = node && unwrap(node.object);
  if (!node || other || request?.type !== "Identifier" || !/^req(?:uest)?$/.test(request.name))
    return undefined;
  const { parent } = node;
  return parent.type === "VariableDeclarator" && parent.id.type === "Identifier"
    ? { node, request }
    : undefined;
}

interface JsonRead {
  /** `await request.json()` */
  readonly node: Ast.AwaitExpression;
  readonly request: Ast.Identifier;
}

/** The one place where the handler itself reads its request; none where it reads it twice, or hands it on. */
function onlyRead({ source }: Semantics, { range }: Route): JsonRead | undefined {
  const reads: JsonRead[] = [];
  for (const node of source.nodes) {
    if (node.range[0] < range.start || node.range[1] > range.end) continue;
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") continue;
    const name = propertyName(node.callee) ?? "";
    if (/^(?:text|formData|arrayBuffer|blob|clone)$/.test(name)) return undefined;
    const request = unwrap(node.callee.object);
    if (name !== "json" || node.arguments.length > 0 || request.type !== "Identifier") continue;
    if (node.parent.type !== "AwaitExpression") return undefined;
    reads.push({ node: node.parent, request });
  }
  return reads.length === 1 ? reads[0] : undefined;
}

/** The name of a client that the file makes or imports. */
function stripeClient(semantics: Semantics): string | undefined {
  for (const node of semantics.source.nodes) {
    if (node.type !== "Identifier" || !/stripe/i.test(node.name)) continue;
    const { parent } = node;
    const isDeclared = parent?.type === "VariableDeclarator" && parent.id === node;
    const made = isDeclared && parent.init ? parent.init : semantics.origin(node).node;
    const home = isDeclared ? semantics : semantics.origin(node).in;
    const call = unwrap(made);
    const isCall = call.type === "NewExpression" || call.type === "CallExpression";
    if (isCall && CLIENT.test(home.callee(call) ?? "")) return node.name;
  }
  return undefined;
}

function isOfShopify({ file }: Route, project: ProjectView): boolean {
  return project.platforms(file).some(({ id }) => id === "shopify-app");
}

/** `authenticate.webhook` of the app's own set-up, where Shopify's template has it. */
function byShopify(
  { source }: Semantics,
  { node, request }: JsonRead,
  { file }: Route,
  project: ProjectView,
): TextEdit[] | undefined {
  const app = /^(.*?\bapp\/)routes\//.exec(file)?.[1];
  if (app === undefined) return undefined;
  const setUp = ["ts", "js"].map((each) => project.beside.read(`${app}shopify.server.${each}`));
  if (!setUp.some((text) => /\bexport\b[^;]*\bauthenticate\b/.test(text ?? ""))) return undefined;
  const depth = file.slice(app.length).split("/").length - 1;
  const from = `${"../".repeat(depth)}shopify.server`;
  const [start, end] = node.range;
  const { references, edits } = addImport(node, source, from, ["authenticate"]);
  const checked = `(await ${references[0] ?? "authenticate"}.webhook(${request.name})).payload`;
  return [...edits, { start, end, text: checked }];
}
