import { rule } from "../../../src/rules/configuration/vendure-config-insecure/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const CORE = `import { VendureConfig } from "@vendure/core";\n`;
const MAIL = `import { EmailPlugin } from "@vendure/email-plugin";\n`;
const OPTIONS = `outputPath: "mails", route: "mailbox", handlers`;

const ASSETS = `import { AssetServerPlugin } from "@vendure/asset-server-plugin";\n`;
const vendure = (version: string) => ({
  "package.json": JSON.stringify({
    dependencies: { "@vendure/core": version, "@vendure/asset-server-plugin": version },
  }),
});

testRule(rule, {
  valid: [
    {
      name: "sessions of a week, and of a number of milliseconds",
      code: `${CORE}export const config = { authOptions: { sessionDuration: "7d", cookieOptions: { secret } } };
export const other = { authOptions: { sessionDuration: 86400000, cookieOptions: { secret } } };`,
    },
    {
      name: "sessions of another library",
      code: `export const config = { authOptions: { sessionDuration: "1y" } };`,
    },
    {
      name: "the defaults as Vendure itself has them",
      path: "src/config/default-config.ts",
      files: { "package.json": '{ "name": "@vendure/core", "version": "3.2.0" }' },
      code: `export const defaultConfig = { authOptions: { sessionDuration: "1y", cookieOptions: { secret } } };`,
    },
    {
      name: "images of named sizes",
      files: vendure("3.2.0"),
      code: `${ASSETS}import { PresetOnlyStrategy } from "@vendure/asset-server-plugin";
export const assets = AssetServerPlugin.init({ route: "assets", imageTransformStrategy: new PresetOnlyStrategy({ defaultPreset: "large" }) });`,
    },
    {
      name: "images with a version that cannot limit sizes, and options from elsewhere",
      files: vendure("3.0.5"),
      code: `${ASSETS}export const assets = AssetServerPlugin.init({ route: "assets", assetUploadDir });
export const other = AssetServerPlugin.init({ ...options });`,
    },
    {
      name: "ids that cannot be guessed, and a part of a configuration",
      code: `${CORE}export const config = {
  apiOptions: { cors },
  authOptions: { sessionDuration: "1d", cookieOptions: { secret } },
  dbConnectionOptions: { type: "postgres" },
  entityOptions: { entityIdStrategy: new UuidIdStrategy() },
};
export const worker = { dbConnectionOptions: { type: "postgres" } };
export const merged = { ...config, apiOptions: { cors }, authOptions: { sessionDuration, cookieOptions: { secret } }, dbConnectionOptions: { type: "mysql" } };`,
    },
    {
      name: "the mailbox in development only",
      code: `${MAIL}const IS_DEV = process.env.APP_ENV === "dev";
export const mail = IS_DEV ? EmailPlugin.init({ devMode: true, ${OPTIONS} }) : EmailPlugin.init({ transport, handlers });`,
    },
    {
      name: "a mode that the environment decides",
      code: `${MAIL}export const mail = EmailPlugin.init({ devMode: process.env.MAILBOX === "1", ${OPTIONS} });`,
    },
    {
      name: "the development mode of something else",
      code: `${CORE}${MAIL}export const panel = Panel.init({ devMode: true, route: "admin" });`,
    },
    {
      name: "authentication that tests switch off",
      code: `${CORE}export const config = { authOptions: { disableAuth: process.env.NODE_ENV === "test", cookieOptions: { secret } } };`,
    },
    {
      name: "settings of another library",
      code: `export const config = { authOptions: { disableAuth: true, requireVerification: false }, apiOptions: { port: 1 } };`,
    },
    {
      name: "origins that a variable holds",
      code: `${CORE}export const config = { apiOptions: { port: 3000, ...common }, authOptions: { cookieOptions: { sameSite: "none", secret } } };`,
    },
    {
      name: "origins that are named",
      code: `${CORE}export const config = { apiOptions: { cors: { origin: [shop], credentials: true } }, authOptions: { cookieOptions: { sameSite: "none", secret } } };`,
    },
    {
      name: "tokens without cookies",
      code: `${CORE}export const config = { authOptions: { tokenMethod: "bearer" } };`,
    },
    {
      name: "a hardened server, and plug-ins from elsewhere",
      code: `${CORE}import { HardenPlugin } from "@vendure/harden-plugin";
export const one = { apiOptions: { cors }, plugins: [HardenPlugin.init({})] };`,
    },
    {
      name: "plug-ins that cannot be seen",
      code: `${CORE}export const one = { apiOptions: { cors }, plugins: [...plugins, Own.init()] };`,
    },
  ],
  invalid: [
    {
      name: "sessions that never seem to end",
      code: `${CORE}export const config = { authOptions: { sessionDuration: "365 days", cookieOptions: { secret } } };
export const other = { authOptions: { sessionDuration: 31536000000, cookieOptions: { secret } } };`,
      findings: [
        { at: `sessionDuration: "365 days"`, level: "information", fixes: ["one-week"] },
        { at: "sessionDuration: 31536000000", message: "365 days", fixes: ["one-week"] },
      ],
      fixed: {
        "one-week": `${CORE}export const config = { authOptions: { sessionDuration: "7d", cookieOptions: { secret } } };
export const other = { authOptions: { sessionDuration: 31536000000, cookieOptions: { secret } } };`,
      },
    },
    {
      name: "sessions in a file that imports nothing, of a store",
      path: "src/auth-options.ts",
      files: vendure("3.2.0"),
      code: `export const options = { authOptions: { sessionDuration: "2 years", cookieOptions: { secret } } };`,
      findings: [{ at: `sessionDuration: "2 years"`, level: "information", fixes: ["one-week"] }],
    },
    {
      name: "images of every size",
      files: vendure("^3.2.0"),
      code: `${ASSETS}export const assets = AssetServerPlugin.init({ route: "assets", assetUploadDir });`,
      findings: [{ at: "AssetServerPlugin.init", level: "information", message: "size" }],
    },
    {
      name: "ids and sessions of a whole configuration, as they are without a word",
      code: `${CORE}export const config = {
  apiOptions: { cors },
  authOptions: { cookieOptions: { secret } },
  dbConnectionOptions: { type: "postgres" },
  entityOptions: { channelCacheTtl: 30000 },
};`,
      findings: [
        { at: "authOptions", level: "information", message: "a year" },
        { at: "dbConnectionOptions", level: "information", message: "Ids" },
      ],
    },
    {
      name: "the mailbox of the template",
      code: `${MAIL}export const plugins = [EmailPlugin.init({ devMode: true, ${OPTIONS} })];`,
      findings: [{ at: "devMode: true", level: "error", fixes: [] }],
    },
    {
      name: "a server without authentication",
      code: `${CORE}export const config: VendureConfig = {
  authOptions: {
    disableAuth: true,
    cookieOptions: { secret: process.env.COOKIE_SECRET },
  },
};`,
      findings: [{ at: "disableAuth: true", level: "error", fixes: ["remove-option"] }],
      fixed: {
        "remove-option": `${CORE}export const config: VendureConfig = {
  authOptions: {
    cookieOptions: { secret: process.env.COOKIE_SECRET },
  },
};`,
      },
    },
    {
      name: "CommonJS, merged into the defaults",
      path: "vendure-config.js",
      code: `const { mergeConfig, defaultConfig } = require("@vendure/core");
module.exports = mergeConfig(defaultConfig, {
  authOptions: { requireVerification: false, cookieOptions: { secret: process.env.SECRET } },
});`,
      findings: [
        { at: "requireVerification: false", level: "information", fixes: ["remove-option"] },
      ],
    },
    {
      name: "cookies for all sites, and no list of origins",
      code: `${CORE}export const config = {
  apiOptions: { port: 3000, ...(dev ? { adminApiDebug: true } : {}) },
  authOptions: { cookieOptions: { secret, sameSite: "none", secure: true } },
};`,
      findings: [{ at: `sameSite: "none"`, level: "error" }],
    },
    {
      name: "defaults that the audit lists",
      code: `${CORE}export const config = {
  apiOptions: { port: 3000 },
  authOptions: { tokenMethod: ["bearer", "cookie"], superadminCredentials },
  plugins: [Own.init()],
};`,
      findings: [
        { at: "apiOptions", level: "information" },
        { at: "authOptions", level: "information" },
        { at: "plugins", level: "information" },
      ],
    },
  ],
});
