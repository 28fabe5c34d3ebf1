import {
  type Ast,
  type ProjectView,
  type Route,
  type Semantics,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";

/** Sessions that are found by a cookie, which browsers send along from anywhere. */
const MIDDLEWARE = /^(?:express-session|cookie-session|koa-session|client-sessions|iron-session)#/;
const PLUGIN = /^(?:@fastify\/(?:session|secure-session)|fastify-(?:session|secure-session))#/;
/** What has Fastify read the bodies of forms; Nest on Express does so by itself. */
const FORMS = /^(?:@fastify\/(?:formbody|multipart)|fastify-(?:formbody|multipart))#/;
const NEST_SESSIONS = ["express-session", "cookie-session"];
const FASTIFY_SESSIONS = ["@fastify/session", "@fastify/secure-session", "fastify-session"];
const FASTIFY_FORMS = ["@fastify/formbody", "@fastify/multipart", "fastify-formbody"];
/** A handler that looks into the session, or at whom it stands for. */
const LOOKS = /\bsession\b|\breq(?:uest)?\.user\b|@(?:Session|User|CurrentUser|ReqUser)\b/;
/** Guards that are shown something which browsers do not send by themselves. */
const STRATEGY = /\bAuthGuard\(\s*\[?\s*["'](?!local|session)/;
const BY_HEADER = /jwt|bearer|api_?key|token|hmac|signature|basic/i;

/** True for steps that find a session by its cookie. */
export function isCookieSession(api: string | undefined): boolean {
  return api !== undefined && MIDDLEWARE.test(api);
}

/**
 * The files in which an application of Nest or Fastify has a session found by a cookie and forms
 * read, where a route of it goes by that session; none where one of the three is not certain.
 */
export function sessionFiles(route: Route, project: ProjectView): readonly string[] {
  if (!goesBySession(route, project)) return [];
  const folder = project.beside.packageFolder(route.file);
  const files = (names: readonly string[]): string[] =>
    names.flatMap((name) => project.importsOf(name, folder).map(({ file }) => file));
  const using = (names: readonly string[], isMeant: (api: string) => boolean): string[] =>
    files(names).filter((file) => {
      const script = project.beside.script(file);
      return script !== undefined && puts(script, isMeant);
    });
  if (route.framework === "nest") {
    // Its own switch, or another server, leaves forms unread.
    const reads = files(["@nestjs/core"]).every(
      (file) => !/bodyParser\s*:\s*false|FastifyAdapter/.test(project.read(file) ?? ""),
    );
    return reads ? using(NEST_SESSIONS, (api) => MIDDLEWARE.test(api)) : [];
  }
  if (route.framework !== "fastify") return [];
  const sessions = using(FASTIFY_SESSIONS, (api) => PLUGIN.test(api));
  return using(FASTIFY_FORMS, (api) => FORMS.test(api)).length > 0 ? sessions : [];
}

function goesBySession({ guards, middlewares, file, range }: Route, project: ProjectView): boolean {
  const names = [...guards.map(({ by }) => by), ...middlewares.map(({ name }) => name)];
  const text = project.read(file) ?? "";
  if (names.some((name) => BY_HEADER.test(name)) || STRATEGY.test(text)) return false;
  return LOOKS.test(text.slice(range.start, range.end));
}

/** True when a file has its application use such a thing: `app.use(session(…))`, `app.register(session, …)`. */
function puts(semantics: Semantics, isMeant: (api: string) => boolean): boolean {
  return semantics.source.nodes.some(
    (node) => node.type === "CallExpression" && puttingApi(node, semantics).some(isMeant),
  );
}

function puttingApi(node: Ast.CallExpression, semantics: Semantics): string[] {
  const callee = unwrap(node.callee);
  const method = callee.type === "MemberExpression" ? propertyName(callee) : undefined;
  if (method !== "use" && method !== "register") return [];
  return node.arguments.flatMap((each) => {
    const given = unwrap(each);
    const api = given.type === "CallExpression" ? semantics.callee(given) : semantics.api(given);
    return api ?? [];
  });
}
