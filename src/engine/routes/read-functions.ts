import type { Ast } from "../syntax/ast.ts";
import { isFunction } from "../syntax/function-node.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { functionOf } from "./functions.ts";
import type { RouteStep } from "./route.ts";
import type { RouterEvent } from "./router-facts.ts";
import type { StepReader } from "./steps.ts";

const MENTIONS = /\bserve\s*\(|\bonRequest\s*\(|functions-framework|APIGateway|LambdaFunctionURL/;

/** False for texts that hand no function to a cloud. */
export function mayHaveFunctions(text: string): boolean {
  return MENTIONS.test(text);
}

const SERVES =
  /^(?:global#Deno\.serve|(?:deno\.land\/std\/http(?:\/server\.ts)?|@std\/http)#serve)$/;
const FIREBASE =
  /^firebase-functions(?:\/v[12])?(?:\/https)?#(?:(?:region|runWith)\(\)\.)*(?:https\.)?onRequest$/;
const NAMED = "@google-cloud/functions-framework#http";
/** The folder of an edge function of Supabase, which is its name. */
const EDGE_FOLDER = /(?:^|\/)supabase\/functions\/([\w-]+)\/[\w-]+\.[jt]sx?$/;
/** What a gateway of AWS calls is written to take or to be. */
const GATEWAY = /^(?:aws-lambda|@types\/aws-lambda)#(?:APIGateway\w*|LambdaFunctionURL\w*)$/;

/**
 * Functions that a cloud calls for requests, each a way into the store by itself: edge functions of
 * Supabase, functions of Firebase and Google, and handlers behind a gateway of AWS, which may put
 * anything before them.
 */
export function readFunctions(semantics: Semantics, steps: StepReader): RouterEvent[] {
  const { source } = semantics;
  if (!mayHaveFunctions(source.text)) return [];
  const found = source.nodes.flatMap((node) =>
    node.type === "CallExpression" ? (ofCall(node, semantics) ?? []) : [],
  );
  return [...found, ...gatewayHandlers(semantics)].flatMap((each) => eventsOf(each, steps));
}

interface CloudFunction {
  readonly name: string;
  readonly path: string;
  readonly at: Located;
  /** True where nothing stands before it but what its own options say. */
  readonly isOpen: boolean;
  readonly before: readonly RouteStep[];
}

function ofCall(call: Ast.CallExpression, semantics: Semantics): CloudFunction | undefined {
  const callee = semantics.callee(call) ?? "";
  const isServed = SERVES.test(callee);
  if (!isServed && !FIREBASE.test(callee) && callee !== NAMED) return undefined;
  const given = isServed ? handlerServed(call, semantics) : call.arguments.at(-1);
  const at = given && { node: given, in: semantics };
  if (!at) return undefined;
  const name = isServed
    ? EDGE_FOLDER.exec(semantics.source.path)?.[1]
    : callee === NAMED
      ? call.arguments[0] && semantics.string(call.arguments[0])
      : exportedName(call);
  if (name === undefined) return undefined;
  const path = isServed ? `/functions/v1/${name}` : `/${name}`;
  const options = call.arguments.length > 1 ? call.arguments[0] : undefined;
  const isPrivate =
    options !== undefined && semantics.object(options)?.get("invoker") !== undefined;
  const before: RouteStep[] = isPrivate
    ? [{ name: "invoker", does: ["authentication"], certain: true }]
    : [];
  return { name, path, at, isOpen: true, before };
}

/** `Deno.serve(handler)`, `Deno.serve(options, handler)`, `Deno.serve({ handler })`. */
function handlerServed(call: Ast.CallExpression, semantics: Semantics): Ast.Node | undefined {
  const last = call.arguments.at(-1);
  return last && (semantics.object(last)?.get("handler")?.value.node ?? last);
}

/** `export const hook = onRequest(…)`, `exports.hook = onRequest(…)`. */
function exportedName(call: Ast.CallExpression): string | undefined {
  const { parent } = call;
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") {
    const around = parent.parent.parent;
    return around.type === "ExportNamedDeclaration" ? parent.id.name : undefined;
  }
  if (parent.type !== "AssignmentExpression") return undefined;
  const left = unwrap(parent.left);
  const isExport =
    left.type === "MemberExpression" &&
    left.object.type === "Identifier" &&
    left.object.name === "exports";
  return isExport && left.property.type === "Identifier" ? left.property.name : undefined;
}

function gatewayHandlers(semantics: Semantics): CloudFunction[] {
  const { source, record } = semantics;
  return [...record.exports].flatMap(([name, own]) => {
    if (own.kind !== "node") return [];
    const at = { node: own.node, in: semantics };
    const fn = functionOf(at);
    if (!fn || fn.in !== semantics || !isBehindGateway(fn.node, semantics)) return [];
    // What only helps handlers answers nobody.
    if (!source.text.slice(...fn.node.range).includes("statusCode")) return [];
    const [, folder = "", stem = ""] =
      /(?:^|\/)([^/]*)\/([^/]+)\.[cm]?[jt]s$/.exec(`/${source.path}`) ?? [];
    const home = stem === "index" ? folder : stem;
    const path = /^(?:handler|default|main|lambdaHandler)$/.test(name)
      ? `/${home}`
      : `/${home}/${name}`;
    return [{ name: name === "handler" ? home : name, path, at, isOpen: false, before: [] }];
  });
}

/** `(event: APIGatewayProxyEvent) => …`, `const handler: APIGatewayProxyHandler = …`. */
function isBehindGateway(fn: Ast.Node, semantics: Semantics): boolean {
  if (!isFunction(fn)) return false;
  const [first] = fn.params;
  const own = first && "typeAnnotation" in first ? first.typeAnnotation : undefined;
  const holder = fn.parent.type === "VariableDeclarator" ? fn.parent.id : undefined;
  const outer = holder && "typeAnnotation" in holder ? holder.typeAnnotation : undefined;
  return [own, outer].some((each) => {
    const type = each?.typeAnnotation;
    if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
    return GATEWAY.test(semantics.api(type.typeName) ?? "");
  });
}

function eventsOf(
  { name, path, at, isOpen, before }: CloudFunction,
  steps: StepReader,
): RouterEvent[] {
  const [start, end] = at.node.range;
  const base = {
    router: `${at.in.source.path}:${start}:function`,
    kind: "function",
    range: { start, end },
  } as const;
  // What is wrapped is a handler as well, and what hands on a whole application is none.
  const handler = { ...steps.handler(at), name };
  if (!handler.place) return [];
  return [
    { ...base, does: "make", isApp: isOpen, prefix: "" },
    { ...base, does: "route", method: "ALL", path, steps: before, handler },
  ];
}
