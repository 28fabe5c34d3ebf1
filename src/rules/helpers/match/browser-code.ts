import { type Ast, type SyntaxContext, documentKind, isFunction } from "../../../engine/api.ts";
import { nameOfFunction } from "./enclosing.ts";

/** Functions in files of pages that run on the server. */
const ON_SERVER =
  /^(?:loader|action|clientLoader|getServerSideProps|getStaticProps|getStaticPaths|getInitialProps|generateMetadata|GET|POST|PUT|PATCH|DELETE)$/;
const SERVER_PACKAGE =
  /(?:from|require\()\s*["'](?:node:|express\b|fastify|koa\b|@koa\/|@hapi\/|hono|@nestjs\/|@medusajs\/(?!js-sdk|ui|admin)|@vendure\/core|mongoose|mongodb|pg\b|mysql2?|@prisma\/client|sequelize|typeorm|drizzle-orm|knex|ioredis|redis|bcrypt|jsonwebtoken|nodemailer|passport|multer|(?:fs|path|crypto|https?)["'/]|next\/headers|next\/server|@remix-run\/node|@evershop\/)/;
const BROWSER_PACKAGE =
  /(?:from|require\()\s*["'](?:react\b|react-dom|react-native|react-redux|@reduxjs\/|react-router|vue\b|vue-router|pinia|svelte\b|@angular\/|jquery|@shopify\/app-bridge|@stripe\/stripe-js|@stripe\/react|next\/router|next\/navigation|next\/link|@apollo\/client|@tanstack\/react)/;
const BROWSER_GLOBAL =
  /\b(?:localStorage|sessionStorage|document)\.|\bwindow\b|import\.meta\.env\.VITE_|process\.env\.REACT_APP_/;
const BROWSER_FOLDER =
  /(?:^|\/)(?:client|frontend|storefront|public|static|assets|admin-ui|components|hooks|contexts?|context|screens|widgets|redux|stores?)\//i;
/** Where programs for browsers keep everything, the calls of their server included. */
const BROWSER_ROOT =
  /(?:^|\/)(?:admin|client|frontend|dashboard|web|storefront)\/src\/(?!.*\bserver\b)(?!app\/api\/)(?!pages\/api\/)/i;
const SERVER_FOLDER =
  /(?:^|\/)(?:pages\/api|api|server|backend|controllers?|middlewares?|routes?|routers?|services?|models?|subscribers|workflows|jobs)\//i;

/** True for the scripts of a page, which browsers run. */
export function isInPage(path: string): boolean {
  const kind = documentKind(path);
  return kind === "html" || kind === "template";
}

/** True for code that runs at the customer's: what it writes to its console, that customer reads alone. */
export function isBrowserCode(node: Ast.Node, context: SyntaxContext): boolean {
  const { text, path, source } = context;
  if (isInPage(path)) return true;
  const place = placeInFile(node);
  if (place !== undefined) return place === "browser";
  if (hasDirective(source.ast.body, "use client")) return true;
  if (hasDirective(source.ast.body, "use server") || SERVER_PACKAGE.test(text)) return false;
  if (BROWSER_PACKAGE.test(text) || BROWSER_GLOBAL.test(text)) return true;
  if (/\.[jt]sx$/.test(path) || BROWSER_ROOT.test(path)) return true;
  return BROWSER_FOLDER.test(path) && !SERVER_FOLDER.test(path);
}

/** Where a function around a place runs, as its name and its directive say; the file's other half may run elsewhere. */
export function placeInFile(node: Ast.Node): "browser" | "server" | undefined {
  for (let each: Ast.Node | undefined = node; each; each = each.parent) {
    if (!isFunction(each)) continue;
    const name = nameOfFunction(each);
    if (name !== undefined && ON_SERVER.test(name))
      return name === "clientLoader" ? "browser" : "server";
    if (each.body?.type === "BlockStatement" && hasDirective(each.body.body, "use server"))
      return "server";
  }
  return undefined;
}

function hasDirective(body: readonly Ast.Node[], directive: string): boolean {
  return body.some(
    (statement) => statement.type === "ExpressionStatement" && statement.directive === directive,
  );
}
