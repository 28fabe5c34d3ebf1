import { type Ast, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** A call of a function that a middleware put on the context of Koa, and that answers. */
export interface KoaAnswer {
  readonly values: readonly Ast.Node[];
  /** The first digit of the status that its name says; 0 where it says none. */
  readonly status: number;
}

/** What koa-respond and Strapi put there, and what people call their own: `ctx.ok(data)`, `ctx.success(data)`, `ctx.fail(message)`. */
const GOOD =
  /^(?:ok|success|succeed|succeeded|created|accepted|send|sendOk|sendData|sendSuccess|respondOk)$/;
const BAD =
  /^(?:badRequest|unauthorized|forbidden|notFound|methodNotAllowed|conflict|unprocessableEntity|tooManyRequests|locked)$/;
const FAILED = /^(?:internalServerError|notImplemented|internal|serverError)$/;
const ANY = /^(?:fail|failed|failure|error|err|sendError|respond|answer|result|reply)$/;
/** Members that the context of Koa has, and those of bots, mail and other clients have not. */
const OF_KOA =
  /\bctx\.(?:request\.body|state|status|throw|body|set|cookies|querystring|response)\b/;

/** The answer that a call gives; undefined for other calls. */
export function koaAnswer(
  { callee, arguments: given }: Ast.CallExpression,
  text: string,
): KoaAnswer | undefined {
  const member = unwrap(callee);
  if (member.type !== "MemberExpression" || nameOf(unwrap(member.object)) !== "ctx")
    return undefined;
  const name = propertyName(member) ?? "";
  const status = statusOf(name);
  if (status === undefined || given.length === 0 || !OF_KOA.test(text)) return undefined;
  return { values: given, status };
}

function statusOf(name: string): number | undefined {
  if (GOOD.test(name)) return 2;
  if (BAD.test(name)) return 4;
  if (FAILED.test(name)) return 5;
  return ANY.test(name) ? 0 : undefined;
}
