import { readEverShop, type ReadListed, readMedusa, readVendure } from "./listed.ts";

/** Frameworks of servers: code that imports one is where its guards would be put to use. */
export const SERVERS: readonly string[] = [
  "@hono/node-server",
  "@nestjs/core",
  "express",
  "fastify",
  "hono",
  "koa",
];

/** Guards that do nothing until code calls them, with what then is missing. */
export const GUARDS: ReadonlyMap<string, string> = new Map([
  ["@fastify/csrf-protection", "forged requests are not refused"],
  ["@fastify/helmet", "its security headers are not sent"],
  ["@fastify/rate-limit", "it limits no requests"],
  ["@nestjs/throttler", "it limits no requests"],
  ["csrf-csrf", "forged requests are not refused"],
  ["csrf-sync", "forged requests are not refused"],
  ["csurf", "forged requests are not refused"],
  ["express-brute", "it limits no requests"],
  ["express-mongo-sanitize", "operators in requests are not removed"],
  ["express-rate-limit", "it limits no requests"],
  ["express-slow-down", "it limits no requests"],
  ["helmet", "its security headers are not sent"],
  ["hono-rate-limiter", "it limits no requests"],
  ["hpp", "repeated parameters are not removed"],
  ["koa-csrf", "forged requests are not refused"],
  ["koa-helmet", "its security headers are not sent"],
  ["koa-ratelimit", "it limits no requests"],
  ["lusca", "its guards are not in force"],
  ["rate-limiter-flexible", "it limits no requests"],
]);

/** A platform with its plug-ins. */
export interface PluginHost {
  /** Ids of the platform. */
  readonly ids: readonly string[];
  readonly name: string;
  /** Names of plug-ins. */
  readonly plugin: RegExp;
  /** Where it is told which plug-ins to run, relative to the package's folder. */
  readonly config: RegExp;
  /** Which ones such a file tells of. */
  readonly read: ReadListed;
  /** They are run by what code imports, not by their names. */
  readonly isImported?: true;
  /** Names of packages that come with the platform. */
  readonly own: RegExp;
}

export const HOSTS: readonly PluginHost[] = [
  {
    ids: ["medusa", "medusa-v1"],
    name: "Medusa",
    plugin:
      /^(?:medusa-(?:plugin|payment|file|fulfillment)-[\w-]+|@medusajs\/(?:payment-stripe|file-s3|notification-sendgrid|auth-(?:google|github)))$/,
    config: /^(?:src\/)?medusa-config\.[cm]?[jt]s$/,
    read: readMedusa,
    own: /^@medusajs\//,
  },
  {
    ids: ["vendure"],
    name: "Vendure",
    plugin: /^(?:@vendure\/[a-z-]+-plugin|(?:@[\w.-]+\/)?vendure-plugin-[\w-]+)$/,
    config: /^(?:src\/)?vendure-config\.[cm]?[jt]s$/,
    read: readVendure,
    isImported: true,
    own: /^@vendure\/core$/,
  },
  {
    ids: ["evershop"],
    name: "EverShop",
    plugin:
      /^@evershop\/(?:azure_file_storage|google_login|product_review|resend|s3_file_storage|sendgrid)$/,
    config: /^config\/[\w.-]+\.json$/,
    read: readEverShop,
    own: /^@evershop\//,
  },
];
