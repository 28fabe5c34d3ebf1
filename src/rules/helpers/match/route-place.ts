import type { Range, Route } from "../../../engine/api.ts";

/** Where a route is reported: at its registration, which is where a guard is missing, or at its handler's head. */
export function placeOfRoute(
  { framework, registered, file, range }: Route,
  read: (path: string) => string | undefined,
): { readonly file: string; readonly range: Range } {
  if (framework === "trpc" && registered)
    return {
      file: registered.file,
      range: headOfProcedure(read(registered.file), registered.range),
    };
  // `auth: false` and `access: allowAll` are what lets everybody in.
  if (framework === "strapi" || framework === "keystone") {
    const open = registered ?? { file, range };
    return { file: open.file, range: firstLine(read(open.file), open.range) };
  }
  const isRegistered =
    framework === "express" ||
    framework === "koa" ||
    framework === "fastify" ||
    framework === "hono" ||
    framework === "itty";
  const at = isRegistered && registered ? registered : { file, range };
  return { file: at.file, range: headOf(read(at.file) ?? "", at.range, isRegistered) };
}

function firstLine(text: string | undefined, { start, end }: Range): Range {
  const line = /^[^\n]*/.exec(text?.slice(start, end) ?? "")?.[0] ?? "";
  return { start, end: start + Math.max(1, line.trimEnd().length) };
}

/** `publicProcedure.input(schema).mutation`, or its first line. */
function headOfProcedure(text: string | undefined, range: Range): Range {
  const own = text?.slice(range.start, range.end) ?? "";
  const head = /^[^\n]*?\.(?:query|mutation|subscription)(?=\()|^[^\n]+/.exec(own)?.[0] ?? " ";
  return { start: range.start, end: range.start + head.trimEnd().length };
}

/** `router.delete("/orders/:id"`, or what stands before the body of a function. */
function headOf(text: string, range: Range, isCall: boolean): Range {
  const own = text.slice(range.start, range.end);
  const call = isCall ? CALL_HEAD.exec(own) : null;
  if (call) return { start: range.start, end: range.start + call[0].length };
  const body = /\)[^()\n]*(?:=>)?\s*\{|=>/.exec(own);
  const line = own.indexOf("\n");
  const ends = [body ? body.index + 1 : own.length, line === -1 ? own.length : line];
  return { start: range.start, end: range.start + Math.max(1, Math.min(...ends)) };
}

/** The start of a registration with its path. */
export const CALL_HEAD = /^[^"'`({]*\(\s*(?:"[^"\n]*"|'[^'\n]*'|`[^`\n]*`)/;
