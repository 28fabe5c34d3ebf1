import { exposureOf } from "./exposure.ts";
import type { NestController, NestFacts, NestGuard, NestMethod } from "./nest-facts.ts";
import { isRoleKey } from "./nest-guards.ts";
import { joinPaths } from "./paths.ts";
import type { Route, RouteGuard, RouteStep } from "./route.ts";
import { doneAfter, guardsOf } from "./steps.ts";

/** The files of one package that say something of Nest or Vendure. */
export interface NestPackage {
  readonly isVendure: boolean;
  readonly files: ReadonlyMap<string, NestFacts>;
}

/** Routes of controllers and resolvers, with the guards of method, class and application. */
export function linkNest({ files, ...pack }: NestPackage): Route[] {
  const facts = [...files.values()];
  const global = facts.flatMap((each) => each.global);
  const prefix = facts.find((each) => each.prefix !== undefined)?.prefix ?? "";
  const rolesRead = new Set(facts.flatMap((each) => each.keysRead).filter(isRoleKey));
  const admin = new Set(facts.flatMap((each) => each.adminResolvers));
  const shop = new Set(facts.flatMap((each) => each.shopResolvers));
  const isVendure = pack.isVendure || admin.size + shop.size > 0;
  return [...files].flatMap(([file, own]) =>
    own.controllers.flatMap((controller) => {
      const apis = apisOf(file, controller, admin, shop);
      return controller.methods.flatMap((method) => {
        const isField = method.method === "QUERY" || method.method === "MUTATION";
        const bases = isField
          ? apis.map((api) => `/${api}#`)
          : controller.paths.map((path) => joinPaths(prefix, path));
        return bases.flatMap((base) =>
          method.paths.map((path) => {
            const full = isField ? `${base}${path}` : joinPaths(base, path);
            return isVendure
              ? vendureRoute(file, full, controller, method)
              : nestRoute(file, full, controller, method, { global, rolesRead });
          }),
        );
      });
    }),
  );
}

/** The APIs of Vendure that a resolver is in; one of its own otherwise. */
function apisOf(
  file: string,
  { id, isResolver }: NestController,
  admin: ReadonlySet<string>,
  shop: ReadonlySet<string>,
): string[] {
  if (!isResolver) return [];
  const listed = [...(admin.has(id) ? ["admin-api"] : []), ...(shop.has(id) ? ["shop-api"] : [])];
  if (listed.length > 0) return listed;
  if (/\/resolvers\/admin\//.test(file)) return ["admin-api"];
  return /\/resolvers\/shop\//.test(file) ? ["shop-api"] : ["graphql"];
}

/** What holds for all routes of an application. */
interface Application {
  readonly global: readonly NestGuard[];
  /** Metadata with roles that some guard of the project reads. */
  readonly rolesRead: ReadonlySet<string>;
}

function nestRoute(
  file: string,
  path: string,
  controller: NestController,
  method: NestMethod,
  { global, rolesRead }: Application,
): Route {
  const keys = new Set([...controller.keys, ...method.keys]);
  const given = [...global, ...controller.guards, ...method.guards];
  const middlewares = given.flatMap((guard) => effective(guard, keys));
  const guards = [...guardsOf(middlewares), ...method.checks];
  const read = new Set(given.flatMap((guard) => guard.reads));
  const unreadRoles = given.every((guard) => guard.isRead)
    ? [...keys].filter((key) => rolesRead.has(key) && !read.has(key))
    : [];
  return {
    framework: "nest",
    ...common(file, path, controller, method),
    middlewares,
    guards,
    ...doneAfter(method, middlewares, guards),
    ...(unreadRoles.length > 0 ? { unreadRoles } : {}),
    ...exposureOf({ path, middlewares, guards, complete: true }),
  };
}

function isPublicKey(key: string): boolean {
  return /public|skip|anonym|allow|no_?auth|optional|open|unauth|guest/i.test(key);
}

/** What a guard does on a route: metadata such as `isPublic` switches it off, roles count where they are named. */
function effective({ step, reads, asksFirst }: NestGuard, keys: ReadonlySet<string>): RouteStep[] {
  const others = reads.filter((key) => !isRoleKey(key) && keys.has(key));
  if (others.some(isPublicKey)) return [];
  // Metadata that says how to log in leaves open whether one has to.
  if (others.length > 0) return [{ ...step, certain: false }];
  const roles = reads.filter(isRoleKey);
  if (roles.length === 0 || roles.some((key) => keys.has(key))) return [step];
  const does = step.does.filter((kind) => kind !== "role");
  if (asksFirst) return [{ ...step, does: does.length > 0 ? does : ["authentication"] }];
  // Without roles on the route such a guard lets everybody pass.
  return does.length > 0 && does.length < step.does.length
    ? [
        {
          ...step,
          does: does.includes("authentication") && step.does.length === 2 ? ["other"] : does,
        },
      ]
    : [{ ...step, does: ["other"] }];
}

/** Vendure's guard reads the metadata of methods only: without `@Allow` on the method, anybody may call it. */
function vendureRoute(
  file: string,
  path: string,
  controller: NestController,
  method: NestMethod,
): Route {
  const { allow } = method;
  const step = allow ? allowStep(allow) : undefined;
  const middlewares = [
    ...(step ? [step] : []),
    ...[...controller.guards, ...method.guards].map((guard) => guard.step),
  ];
  const guards: RouteGuard[] = [...guardsOf(middlewares), ...method.checks];
  return {
    framework: "vendure",
    ...common(file, path, controller, method),
    middlewares,
    guards,
    ...doneAfter(method, middlewares, guards),
    ...exposureOf({ path, middlewares, guards, complete: true }),
  };
}

function allowStep(allow: readonly string[]): RouteStep {
  const name = `Allow(${allow.join(", ")})`;
  if (allow.includes("Public")) return { name, does: ["other"], certain: true };
  // `Owner` hands the question whose it is over to the handler.
  const isForCustomers = allow.some((each) => each === "Owner" || each === "Authenticated");
  return {
    name,
    does: isForCustomers ? ["authentication"] : ["authentication", "role"],
    certain: true,
  };
}

function common(
  file: string,
  path: string,
  controller: NestController,
  { method, name, range }: NestMethod,
) {
  return { method, path, file, range, handler: `${controller.name}.${name}` };
}
