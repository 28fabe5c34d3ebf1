import { packageSpecifier } from "../text/package-specifier.ts";

/**
 * The name of something that a package or the platform provides, as a path from the module:
 *
 *     jsonwebtoken#verify                      the function
 *     jsonwebtoken#verify()                    what a call of it returns
 *     crypto#createHmac().update().digest()    a chain
 *     stripe#new().webhooks.constructEvent     a member of an instance
 *     global#Math.random                       a global of the platform
 *
 * The default export and the module object are the same thing (`express#`), since CommonJS and ES
 * interop make them so in practice. Where a package is taken from is left out: `node:`, `npm:`,
 * versions, and hosts that give packages out.
 */
export type ApiName = string;

export const GLOBAL_MODULE = "global";

export function moduleApi(specifier: string): ApiName {
  return `${packageSpecifier(specifier)}#`;
}

export function memberApi(object: ApiName, property: string): ApiName {
  if (object.endsWith("#")) return property === "default" ? object : object + property;
  // `exports.default.default` and `require(x).default` on an ES interop wrapper mean the same thing.
  return `${object}.${property}`;
}

export function callApi(callee: ApiName): ApiName {
  return `${callee}()`;
}

export function instanceApi(constructor: ApiName): ApiName {
  return constructor.endsWith("#") ? `${constructor}new()` : `${constructor}.new()`;
}

/** The package of an API name, without a path inside it: `@scope/name` or `name`. */
export function packageOf(api: ApiName): string {
  const module = api.slice(0, api.indexOf("#"));
  const parts = module.split("/");
  return module.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? module);
}

/** The path behind the module: `verify()` of `jsonwebtoken#verify()`. */
export function pathOf(api: ApiName): string {
  return api.slice(api.indexOf("#") + 1);
}
