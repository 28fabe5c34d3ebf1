import { type Ast, type Semantics, propertyName, unwrap, isFunction } from "../../../engine/api.ts";

export type CookieFlag = "httpOnly" | "secure" | "sameSite";

/** A cookie that code writes or has a library write. */
export interface CookieWrite {
  /** What a report underlines. */
  readonly at: Ast.Node;
  /** The expression of the name; undefined where the library has one of its own. */
  readonly name?: Ast.Node | undefined;
  readonly value?: Ast.Node | undefined;
  /** The expression that holds the flags. */
  readonly options?: Ast.Node | undefined;
  /** Flags that the library sets when nobody says anything. */
  readonly defaults: ReadonlySet<CookieFlag>;
  /** True for sessions: whatever their name, they say who somebody is. */
  readonly isSession: boolean;
  /** Where a missing argument for the flags goes, with what stands before and behind the flags. */
  readonly insert?: { readonly at: number; readonly before: string; readonly after: string };
}

const NONE: ReadonlySet<CookieFlag> = new Set();
const LAX: ReadonlySet<CookieFlag> = new Set(["sameSite"]);
const HTTP_ONLY: ReadonlySet<CookieFlag> = new Set(["httpOnly"]);
const MOST: ReadonlySet<CookieFlag> = new Set(["httpOnly", "secure"]);
const ALL: ReadonlySet<CookieFlag> = new Set(["httpOnly", "secure", "sameSite"]);

/** Functions that take name, value and flags, by the position of the name. */
const SETTERS: ReadonlyMap<string, number> = new Map([
  ["cookie#serialize", 0],
  ["cookie#stringifySetCookie", 0],
  ["cookies-next#setCookie", 0],
  ["h3#setCookie", 1],
  ["hono/cookie#setCookie", 1],
]);
/** Those of servers on top of h3, which know the event by themselves where nobody hands it over. */
const OF_EVENT =
  /^(?:vinxi\/http|@solidjs\/start\/http|@tanstack\/(?:(?:react-|solid-)?start)\/server)#setCookie$/;

const STORAGES =
  /^(?:@remix-run\/(?:node|cloudflare|deno|server-runtime)|react-router|@shopify\/(?:remix-oxygen|hydrogen-oxygen))#create(?:Cookie|File|Memory|WorkersKV)?SessionStorage$/;
const CREATE_COOKIE =
  /^(?:@remix-run\/(?:node|cloudflare|deno|server-runtime)|react-router|@shopify\/remix-oxygen)#createCookie$/;
const IRON = /^iron-session(?:\/\w+)*#(?:getIronSession|withIronSession\w*)$/;
const NEXT_COOKIES = /^next\/(?:headers#cookies\(\)|server#NextResponse\S*\.cookies)\.set$/;
const KIT_FILE = /(?:^|\/)(?:\+(?:page|layout)\.server|\+server|hooks\.server)\.[jt]s$/;
const ASTRO = /from ["']astro(?::\w+)?["']|\bAstro\.cookies\b/;
const JOURNEY = /^(?:res|response|reply|rep|_res|_reply|resp)$/;

/** The cookie that a call writes, as far as it is certain which library does it. */
export function cookieWrite(
  node: Ast.CallExpression,
  semantics: Semantics,
): CookieWrite | undefined {
  const api = semantics.callee(node);
  const [first, second] = node.arguments;
  if (api === undefined) return byMethod(node, semantics);
  const position = SETTERS.get(api);
  if (position !== undefined) return plain(node, position, NONE);
  if (OF_EVENT.test(api)) return plain(node, isEventLeftOut(node, semantics) ? 0 : 1, NONE);
  if (api === "global#setCookie")
    return isEvent(first, semantics) ? plain(node, 1, NONE) : undefined;
  if (api === "hono/cookie#setSignedCookie") return plain(node, 1, NONE, 4);
  if (NEXT_COOKIES.test(api)) return nextCookie(node, semantics);
  if (api === "express-session#" || api === "next-session#")
    return session(node, first, HTTP_ONLY, semantics);
  if (STORAGES.test(api)) return session(node, first, LAX, semantics);
  if (api === "cookie-session#") {
    const name = first && semantics.object(first)?.get("name")?.value.node;
    return { at: node.callee, name, options: first, defaults: MOST, isSession: true };
  }
  if (api === "koa-session#") {
    const name = first && semantics.object(first)?.get("key")?.value.node;
    return { at: node.callee, name, options: first, defaults: MOST, isSession: true };
  }
  if (CREATE_COOKIE.test(api)) {
    return { at: first ?? node, name: first, options: second, defaults: LAX, isSession: false };
  }
  if (api === "h3#useSession" || api === "global#useSession") {
    const flags = second && semantics.object(second)?.get("cookie");
    if (!flags || flags.value.in !== semantics) return undefined;
    return { at: flags.property, options: flags.value.node, defaults: ALL, isSession: true };
  }
  if (IRON.test(api)) {
    const options = node.arguments
      .map((each) => semantics.object(each))
      .find((each) => each?.get("cookieName"));
    const flags = options?.get("cookieOptions");
    if (!flags || flags.value.in !== semantics) return undefined;
    return { at: flags.property, options: flags.value.node, defaults: ALL, isSession: true };
  }
  return byMethod(node, semantics);
}

/** `setCookie(NAMES.ACCESS, token, { … })`: a third argument with flags leaves no place for the event. */
function isEventLeftOut({ arguments: given }: Ast.CallExpression, semantics: Semantics): boolean {
  const [first, , third] = given;
  if (first !== undefined && semantics.string(first) !== undefined) return true;
  if (given.length === 2) return true;
  const isOfFlags = third !== undefined && unwrap(third).type === "ObjectExpression";
  return given.length === 3 && (isOfFlags || (third && semantics.object(third)) !== undefined);
}

/** What handlers of Nuxt are given, whose `setCookie` needs no import. Pages have functions of that name as well. */
function isEvent(argument: Ast.Node | undefined, semantics: Semantics): boolean {
  const node = argument && unwrap(argument);
  return (
    node?.type === "Identifier" &&
    node.name === "event" &&
    semantics.variables.of(node)?.defs[0]?.type === "Parameter"
  );
}

/** `res.cookie(…)`, `reply.setCookie(…)`, `ctx.cookies.set(…)`, `fastify.register(session, …)`: by the names that frameworks hand out. */
function byMethod(node: Ast.CallExpression, semantics: Semantics): CookieWrite | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression") return undefined;
  const method = propertyName(callee);
  const [first, second] = node.arguments;
  if (method === "register" && first && second) {
    if (!/^@fastify\/(?:secure-)?session#$/.test(semantics.api(first) ?? "")) return undefined;
    const flags = semantics.object(second)?.get("cookie");
    if (!flags || flags.value.in !== semantics) return undefined;
    return { at: flags.property, options: flags.value.node, defaults: ALL, isSession: true };
  }
  if (method === "cookie" || method === "setCookie") {
    return isResponse(callee.object) && node.arguments.length >= 2
      ? plain(node, 0, NONE)
      : undefined;
  }
  if (method !== "set") return undefined;
  const jar = unwrap(callee.object);
  if (node.arguments.length >= 2 && isJar(jar)) {
    if (KIT_FILE.test(semantics.source.path)) return plain(node, 0, ALL);
    if (ASTRO.test(semantics.source.text)) return plain(node, 0, NONE);
  }
  if (jar.type !== "MemberExpression" || propertyName(jar) !== "cookies") return undefined;
  const owner = unwrap(jar.object);
  if (owner.type !== "Identifier") return undefined;
  if (owner.name === "ctx" && node.arguments.length >= 2) return plain(node, 0, MOST);
  return JOURNEY.test(owner.name) && importsNext(semantics)
    ? nextCookie(node, semantics)
    : undefined;
}

/** `cookies` and `event.cookies`, as SvelteKit and Astro hand them out. */
function isJar(jar: Ast.Node): boolean {
  if (jar.type === "Identifier") return jar.name === "cookies";
  return (
    jar.type === "MemberExpression" &&
    propertyName(jar) === "cookies" &&
    jar.object.type === "Identifier" &&
    /^(?:event|context|ctx|Astro)$/.test(jar.object.name)
  );
}

/** A call with the name at `position`, then the value, and the flags at `flags`. */
function plain(
  node: Ast.CallExpression,
  position: number,
  defaults: ReadonlySet<CookieFlag>,
  flags = position + 2,
): CookieWrite {
  const options = node.arguments[flags];
  const name = node.arguments[position];
  const last = node.arguments.at(-1);
  const canInsert = last !== undefined && node.arguments.length === flags;
  return {
    at: name ?? node,
    name,
    value: node.arguments[position + 1],
    options,
    defaults,
    isSession: false,
    ...(canInsert ? { insert: { at: last.range[1], before: ", { ", after: " }" } } : {}),
  };
}

/** `cookies().set(name, value, flags)` and `cookies().set({ name, value, …flags })`. */
function nextCookie(node: Ast.CallExpression, semantics: Semantics): CookieWrite | undefined {
  const [first] = node.arguments;
  const view = node.arguments.length === 1 && first ? semantics.object(first) : undefined;
  if (!view) return node.arguments.length >= 2 ? plain(node, 0, NONE) : undefined;
  const name = view.get("name")?.value.node;
  return {
    at: name ?? node,
    name,
    value: view.get("value")?.value.node,
    options: first,
    defaults: NONE,
    isSession: false,
  };
}

/** Libraries that take their flags under `cookie`. */
function session(
  node: Ast.CallExpression,
  options: Ast.Node | undefined,
  defaults: ReadonlySet<CookieFlag>,
  semantics: Semantics,
): CookieWrite | undefined {
  const view = options && semantics.object(options);
  if (!view) return options ? undefined : { at: node.callee, defaults, isSession: true };
  const cookie = view.get("cookie");
  if (!cookie) {
    if (!view.complete) return undefined;
    const last = view.node.properties.at(-1);
    return {
      at: node.callee,
      name: view.get("name")?.value.node,
      defaults,
      isSession: true,
      ...(last && view.in === semantics
        ? { insert: { at: last.range[1], before: ", cookie: { ", after: " }" } }
        : {}),
    };
  }
  if (cookie.value.in !== semantics) return undefined;
  const name = semantics.object(cookie.value.node)?.get("name") ?? view.get("name");
  return {
    at: cookie.property,
    name: name?.value.node,
    options: cookie.value.node,
    defaults,
    isSession: true,
  };
}

/** The `cookie` of an object that can only be the options of express-session, wherever it is used. */
export function sessionOptions(
  property: Ast.Property,
  semantics: Semantics,
): CookieWrite | undefined {
  if (propertyName(property) === "options") return ofAuthJs(property, semantics);
  if (propertyName(property) !== "cookie" || property.parent.type !== "ObjectExpression")
    return undefined;
  const view = semantics.object(property.parent);
  if (!view?.get("resave") || !view.get("saveUninitialized")) return undefined;
  if (!semantics.object(property.value)) return undefined;
  return {
    at: property,
    name: view.get("name")?.value.node,
    options: property.value,
    defaults: HTTP_ONLY,
    isSession: true,
  };
}

/** `cookies: { sessionToken: { name, options: { … } } }` of Auth.js, which sets all flags unless they are named here. */
function ofAuthJs(options: Ast.Property, semantics: Semantics): CookieWrite | undefined {
  const cookie = options.parent.type === "ObjectExpression" ? options.parent.parent : undefined;
  if (cookie?.type !== "Property" || propertyName(cookie) !== "sessionToken") return undefined;
  return semantics.object(options.value)
    ? { at: options, options: options.value, defaults: NONE, isSession: true }
    : undefined;
}

/** `res`, `reply` and calls chained to them, such as `res.status(200)`. */
function isResponse(expression: Ast.Node): boolean {
  const node = unwrap(expression);
  if (node.type === "Identifier") return JOURNEY.test(node.name);
  if (node.type === "MemberExpression") {
    // `ctx.res` and `this.response`.
    return JOURNEY.test(propertyName(node) ?? "");
  }
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  return callee.type === "MemberExpression" && isResponse(callee.object);
}

function importsNext(semantics: Semantics): boolean {
  return semantics.source.ast.body.some(
    (statement) =>
      statement.type === "ImportDeclaration" && statement.source.value.startsWith("next/"),
  );
}

/** True when a node stands in a function whose name says that it removes something. */
export function isInRemoval(node: Ast.Node): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (!isFunction(current)) continue;
    const { parent } = current;
    const name =
      "id" in current && current.id
        ? current.id.name
        : parent.type === "VariableDeclarator" && parent.id.type === "Identifier"
          ? parent.id.name
          : parent.type === "MethodDefinition" || parent.type === "Property"
            ? propertyName(parent)
            : undefined;
    if (name !== undefined)
      return /^(?:clear|remove|delete|destroy|unset|expire|log_?out|sign_?out)/i.test(name);
  }
  return false;
}
