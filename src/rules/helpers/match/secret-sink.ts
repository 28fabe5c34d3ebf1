import {
  type Ast,
  type Semantics,
  propertyName,
  unwrap,
  walk,
  wrapped,
} from "../../../engine/api.ts";
import { boundSecret } from "./bound-secret.ts";
import { secretRole } from "./secret-names.ts";
import { outermost } from "./secret-slot.ts";
import { SESSION_PASSWORDS } from "./session-passwords.ts";

/** What a library does with a secret that it is given. */
export interface SecretSink {
  /** The purpose, as the variable that should hold the value: `JWT_SECRET`. */
  readonly variable: string;
  readonly role: "own" | "password";
}

interface SinkRow {
  readonly api: string;
  /** Position of the argument, from 0. */
  readonly argument: number;
  /** The end of the path of properties inside it; absent when the argument is the secret itself. */
  readonly path?: string;
  readonly variable: string;
  readonly role?: "password";
}

const JWT = "JWT_SECRET";
const SESSION = "SESSION_SECRET";
const DATABASE = { variable: "DB_PASSWORD", role: "password" } as const;

const ROWS: readonly SinkRow[] = [
  { api: "jsonwebtoken#sign", argument: 1, variable: JWT },
  { api: "jsonwebtoken#verify", argument: 1, variable: JWT },
  { api: "jwt-simple#encode", argument: 1, variable: JWT },
  { api: "jwt-simple#decode", argument: 1, variable: JWT },
  { api: "hono/jwt#sign", argument: 1, variable: JWT },
  { api: "hono/jwt#verify", argument: 1, variable: JWT },
  { api: "hono/jwt#jwt", argument: 0, path: "secret", variable: JWT },
  { api: "njwt#create", argument: 1, variable: JWT },
  { api: "njwt#verify", argument: 1, variable: JWT },
  { api: "jws#verify", argument: 2, variable: JWT },
  { api: "jws#sign", argument: 0, path: "secret", variable: JWT },
  { api: "fast-jwt#createSigner", argument: 0, path: "key", variable: JWT },
  { api: "fast-jwt#createVerifier", argument: 0, path: "key", variable: JWT },
  { api: "@hapi/jwt#token.generate", argument: 1, variable: JWT },
  { api: "@hapi/jwt#token.verify", argument: 1, variable: JWT },
  { api: "jose#jwtVerify", argument: 1, variable: JWT },
  { api: "jose#JWK.asKey", argument: 0, variable: JWT },
  { api: "jose#JWT.sign", argument: 1, variable: JWT },
  { api: "jose#JWT.verify", argument: 1, variable: JWT },
  { api: "express-jwt#", argument: 0, path: "secret", variable: JWT },
  { api: "express-jwt#expressjwt", argument: 0, path: "secret", variable: JWT },
  { api: "koa-jwt#", argument: 0, path: "secret", variable: JWT },
  { api: "passport-jwt#Strategy", argument: 0, path: "secretOrKey", variable: JWT },
  { api: "@nestjs/jwt#JwtModule.register", argument: 0, path: "secret", variable: JWT },
  { api: "@nestjs/jwt#JwtModule.registerAsync", argument: 0, path: "secret", variable: JWT },
  { api: "@nestjs/jwt#JwtService", argument: 0, path: "secret", variable: JWT },
  { api: "express-session#", argument: 0, path: "secret", variable: SESSION },
  { api: "cookie-session#", argument: 0, path: "secret", variable: SESSION },
  { api: "cookie-session#", argument: 0, path: "keys", variable: SESSION },
  { api: "cookie-parser#", argument: 0, variable: "COOKIE_SECRET" },
  { api: "cookie-signature#sign", argument: 1, variable: "COOKIE_SECRET" },
  { api: "cookie-signature#unsign", argument: 1, variable: "COOKIE_SECRET" },
  { api: "keygrip#", argument: 0, variable: "COOKIE_SECRET" },
  { api: "@hapi/iron#seal", argument: 1, variable: SESSION },
  { api: "@hapi/iron#unseal", argument: 1, variable: SESSION },
  ...SESSION_PASSWORDS.map((row): SinkRow => ({ ...row, path: "password", variable: SESSION })),
  { api: "next-auth#", argument: 0, path: "secret", variable: "AUTH_SECRET" },
  { api: "better-auth#betterAuth", argument: 0, path: "secret", variable: "AUTH_SECRET" },
  { api: "payload#buildConfig", argument: 0, path: "secret", variable: "PAYLOAD_SECRET" },
  ...["statelessSessions", "storedSessions"].map((name) => ({
    api: `@keystone-6/core/session#${name}`,
    argument: 0,
    path: "secret",
    variable: SESSION,
  })),
  { api: "@adonisjs/core/helpers#Secret", argument: 0, variable: "APP_KEY" },
  { api: "crypto#createHmac", argument: 1, variable: "SIGNING_SECRET" },
  { api: "crypto#createCipheriv", argument: 1, variable: "ENCRYPTION_KEY" },
  { api: "crypto#createDecipheriv", argument: 1, variable: "ENCRYPTION_KEY" },
  { api: "crypto#scryptSync", argument: 0, variable: "ENCRYPTION_KEY" },
  { api: "crypto#scrypt", argument: 0, variable: "ENCRYPTION_KEY" },
  { api: "crypto-js#AES.encrypt", argument: 1, variable: "ENCRYPTION_KEY" },
  { api: "crypto-js#AES.decrypt", argument: 1, variable: "ENCRYPTION_KEY" },
  ...["HmacMD5", "HmacSHA1", "HmacSHA256", "HmacSHA384", "HmacSHA512"].map((name): SinkRow => ({
    api: `crypto-js#${name}`,
    argument: 1,
    variable: "SIGNING_SECRET",
  })),
  ...[
    "@remix-run/node",
    "@remix-run/cloudflare",
    "@shopify/remix-oxygen",
    "react-router",
    "@react-router/node",
  ].flatMap((module): SinkRow[] => [
    {
      api: `${module}#createCookieSessionStorage`,
      argument: 0,
      path: "secrets",
      variable: SESSION,
    },
    { api: `${module}#createSessionStorage`, argument: 0, path: "secrets", variable: SESSION },
    { api: `${module}#createCookie`, argument: 1, path: "secrets", variable: SESSION },
  ]),
  { api: "pg#Pool", argument: 0, path: "password", ...DATABASE },
  { api: "pg#Client", argument: 0, path: "password", ...DATABASE },
  ...["mysql", "mysql2", "mysql2/promise"].flatMap((module): SinkRow[] => [
    { api: `${module}#createPool`, argument: 0, path: "password", ...DATABASE },
    { api: `${module}#createConnection`, argument: 0, path: "password", ...DATABASE },
  ]),
  { api: "typeorm#DataSource", argument: 0, path: "password", ...DATABASE },
  { api: "knex#", argument: 0, path: "password", ...DATABASE },
  { api: "sequelize#Sequelize", argument: 2, ...DATABASE },
  { api: "sequelize#", argument: 2, ...DATABASE },
  { api: "ioredis#", argument: 0, path: "password", variable: "REDIS_PASSWORD", role: "password" },
  {
    api: "nodemailer#createTransport",
    argument: 0,
    path: "pass",
    variable: "SMTP_PASSWORD",
    role: "password",
  },
  { api: "twilio#", argument: 1, variable: "TWILIO_AUTH_TOKEN", role: "password" },
];

const BY_API: ReadonlyMap<string, readonly SinkRow[]> = new Map(
  ROWS.map(({ api }) => [api, ROWS.filter((row) => row.api === api)]),
);

/** Plugins that get their secret through `app.register(plugin, { secret })`. */
const PLUGINS: ReadonlyMap<string, string> = new Map([
  ["@fastify/jwt#", JWT],
  ["fastify-jwt#", JWT],
  ["@fastify/cookie#", "COOKIE_SECRET"],
  ["fastify-cookie#", "COOKIE_SECRET"],
  ["@fastify/session#", SESSION],
  ["@fastify/secure-session#", SESSION],
]);

/** The library call that a string literal is the secret of, directly or through constants and fields of this file. */
export function sinkOf(literal: Ast.Node, semantics: Semantics): SecretSink | undefined {
  return reached(literal, [], semantics, 0);
}

/** A value that a library takes for a secret of the store's own, and what it is for. */
export interface GivenSecret {
  readonly at: Ast.Node;
  readonly variable: string;
}

/** The secrets of its own that a call hands to a library: the other way round than `sinkOf`. */
export function secretsGiven(
  call: Ast.CallExpression | Ast.NewExpression,
  semantics: Semantics,
): GivenSecret[] {
  const rows = BY_API.get(semantics.callee(call) ?? "") ?? [];
  return rows.flatMap(({ argument, path, variable, role }) => {
    const given = call.arguments[argument];
    if (!given || role !== undefined) return [];
    if (path === undefined) return [{ at: unwrap(given), variable }];
    const member = semantics.object(given)?.get(path)?.value;
    return member?.in === semantics ? [{ at: unwrap(member.node), variable }] : [];
  });
}

/** Constants and fields that a secret may be handed on through. */
const MAX_HOPS = 3;

function reached(
  start: Ast.Node,
  inner: readonly string[],
  semantics: Semantics,
  hops: number,
): SecretSink | undefined {
  const path = [...inner];
  let child = outermost(start, semantics);
  for (let parent = child.parent; parent; child = wrapped(parent), parent = child.parent) {
    switch (parent.type) {
      case "CallExpression":
      case "NewExpression":
        return ofCall(parent, child, path, semantics);
      case "Property": {
        const name = parent.value === child ? propertyName(parent) : undefined;
        if (name === undefined) return undefined;
        // Only tokens are checked with it; classes hand it to `super`, where no import shows.
        if (name === "secretOrKey") return { variable: JWT, role: "own" };
        path.unshift(name);
        break;
      }
      case "AssignmentExpression": {
        const isKeys = parent.right === child && semantics.api(parent.left) === "koa#new().keys";
        return isKeys ? { variable: "COOKIE_SECRET", role: "own" } : undefined;
      }
      case "VariableDeclarator":
      case "PropertyDefinition": {
        if (hops >= MAX_HOPS) return undefined;
        if (path.length === 1 && path[0] === "secret" && isOfAuthJs(parent, semantics))
          return { variable: "AUTH_SECRET", role: "own" };
        for (const use of usesOf(parent, semantics)) {
          const sink = reached(use, path, semantics, hops + 1);
          if (sink) return sink;
        }
        return undefined;
      }
      // Factories such as `useFactory: () => ({ secret })` hand the object on.
      case "ArrowFunctionExpression":
      case "FunctionExpression":
      case "ReturnStatement":
      case "BlockStatement":
        if (path.length === 0) return undefined;
        break;
      case "ObjectExpression":
      case "ArrayExpression":
      case "LogicalExpression":
      case "ConditionalExpression":
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}

const AUTH_OPTIONS =
  /^(?:next-auth|@auth\/\w+)#(?:NextAuthOptions|AuthOptions|NextAuthConfig|AuthConfig)$/;

/** `const options: NextAuthOptions = { … }`, which another file hands to the library. */
function isOfAuthJs(
  definition: Ast.VariableDeclarator | Ast.PropertyDefinition,
  semantics: Semantics,
): boolean {
  if (definition.type !== "VariableDeclarator" || !definition.init) return false;
  const { id, init } = definition;
  const type =
    (id.type === "Identifier" ? id.typeAnnotation?.typeAnnotation : undefined) ??
    (init.type === "TSSatisfiesExpression" ? init.typeAnnotation : undefined);
  return type?.type === "TSTypeReference" && AUTH_OPTIONS.test(semantics.api(type.typeName) ?? "");
}

/** Where a constant, or a field through `this`, is used. */
function usesOf(
  definition: Ast.VariableDeclarator | Ast.PropertyDefinition,
  semantics: Semantics,
): Ast.Node[] {
  if (definition.type === "PropertyDefinition") return fieldUses(definition, semantics);
  const variable = semantics.variables.of(definition.id);
  if (!variable || !semantics.variables.isConstant(variable)) return [];
  return variable.references
    .filter((reference) => !reference.init)
    .map((reference) => reference.identifier as Ast.Node);
}

function fieldUses(field: Ast.PropertyDefinition, semantics: Semantics): Ast.Node[] {
  const name = propertyName(field);
  // Looking through a class takes a walk, so only fields that say what they hold are looked for.
  if (name === undefined || secretRole(name) === undefined) return [];
  const uses: Ast.Node[] = [];
  walk(field.parent, semantics.source.visitorKeys, (node) => {
    if (node.type !== "MemberExpression" || node.object.type !== "ThisExpression") return;
    if (propertyName(node) === name) uses.push(node);
  });
  return uses;
}

function ofCall(
  call: Ast.CallExpression | Ast.NewExpression,
  child: Ast.Node,
  path: readonly string[],
  semantics: Semantics,
): SecretSink | undefined {
  const index = call.arguments.findIndex((argument) => argument === child);
  const api = semantics.callee(call);
  if (index === -1) return undefined;
  const row = (api === undefined ? undefined : BY_API.get(api))?.find(
    (each) => each.argument === index && each.path === path.at(-1),
  );
  if (row) return { variable: row.variable, role: row.role ?? "own" };
  const bound = boundSecret(call, index, path);
  if (bound !== undefined) return { variable: bound, role: "own" };
  // The key of jose is given at the end of a chain that `new SignJWT()` begins.
  if (index === 0 && path.length === 0 && /^jose#SignJWT\.new\(\).*\.sign$/.test(api ?? "")) {
    return { variable: JWT, role: "own" };
  }
  const callee = unwrap(call.callee);
  const plugin = call.arguments[0];
  const isRegistration =
    index === 1 && callee.type === "MemberExpression" && propertyName(callee) === "register";
  if (!isRegistration || !plugin || !/^(?:secret|key)$/.test(path.at(-1) ?? "")) return undefined;
  const variable = PLUGINS.get(semantics.api(plugin) ?? "");
  return variable === undefined ? undefined : { variable, role: "own" };
}
