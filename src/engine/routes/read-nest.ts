import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { functionOf, classOf, visitAll } from "./functions.ts";
import type { NestController, NestFacts, NestGuard, NestMethod } from "./nest-facts.ts";
import { decoratorsOf } from "./nest-decorators.ts";
import { guardOf, keysRead } from "./nest-guards.ts";
import { pathsOf } from "./paths.ts";
import { flattened } from "./flattened.ts";
import type { StepReader } from "./steps.ts";
import { uncheckedBody } from "./unchecked-body.ts";
import { isFunction } from "../syntax/function-node.ts";

const VERBS: ReadonlyMap<string, string> = new Map([
  ["@nestjs/common#Get", "GET"],
  ["@nestjs/common#Post", "POST"],
  ["@nestjs/common#Put", "PUT"],
  ["@nestjs/common#Patch", "PATCH"],
  ["@nestjs/common#Delete", "DELETE"],
  ["@nestjs/common#Head", "HEAD"],
  ["@nestjs/common#Options", "OPTIONS"],
  ["@nestjs/common#All", "ALL"],
  ["@nestjs/graphql#Query", "QUERY"],
  ["@nestjs/graphql#Mutation", "MUTATION"],
]);

/** A text without any of these says nothing of Nest. */
export const NEST =
  /@Controller\b|canActivate|@Resolver\b|VendurePlugin|APP_GUARD|APP_PIPE|useGlobal|setGlobalPrefix|__decorate/;

/** Controllers, resolvers, global guards and plug-ins of a file; undefined when it has none. */
export function readNest(semantics: Semantics, steps: StepReader): NestFacts | undefined {
  const { source } = semantics;
  if (!NEST.test(source.text)) return undefined;
  const controllers: NestController[] = [];
  const global: NestGuard[] = [];
  const adminResolvers: string[] = [];
  const shopResolvers: string[] = [];
  const keys: string[] = [];
  let prefix: string | undefined;
  visitAll({ node: source.ast, in: semantics }, (node) => {
    if (node.type === "ClassDeclaration" || node.type === "ClassExpression") {
      const controller = controllerOf(semantics, node, steps);
      if (controller) controllers.push(controller);
      if (isGuard(node)) keys.push(...keysRead({ node, in: semantics }));
      const plugin = pluginOptions(semantics, node);
      if (plugin) {
        adminResolvers.push(...resolversIn(plugin, "adminApiExtensions"));
        shopResolvers.push(...resolversIn(plugin, "shopApiExtensions"));
      }
    }
    if (node.type === "ObjectExpression") global.push(...providedGuard(semantics, node, steps));
    if (node.type === "CallExpression") {
      const callee = unwrap(node.callee);
      const name = callee.type === "MemberExpression" ? propertyName(callee) : undefined;
      if (name === "useGlobalGuards" || name === "useGlobalPipes")
        global.push(...node.arguments.map((each) => guardOf({ node: each, in: semantics }, steps)));
      const [first] = node.arguments;
      if (name === "setGlobalPrefix" && first)
        prefix = pathsOf({ node: first, in: semantics })?.[0];
    }
  });
  const isEmpty =
    controllers.length +
      global.length +
      adminResolvers.length +
      shopResolvers.length +
      keys.length ===
    0;
  if (isEmpty && prefix === undefined) return undefined;
  return {
    controllers,
    global,
    adminResolvers,
    shopResolvers,
    keysRead: keys,
    ...(prefix === undefined ? {} : { prefix }),
  };
}

function isGuard(node: Ast.ClassDeclaration | Ast.ClassExpression): boolean {
  return node.body.body.some(
    (each) => each.type === "MethodDefinition" && propertyName(each) === "canActivate",
  );
}

function controllerOf(
  semantics: Semantics,
  node: Ast.ClassDeclaration | Ast.ClassExpression,
  steps: StepReader,
): NestController | undefined {
  const own = decoratorsOf(semantics, node.decorators, steps);
  const controller = own.calls.get("@nestjs/common#Controller");
  const isResolver = own.calls.has("@nestjs/graphql#Resolver");
  if (!controller && !isResolver) return undefined;
  const name = node.id?.name ?? "(class)";
  const methods = node.body.body.flatMap((member) =>
    member.type === "MethodDefinition" ? methodsOf(semantics, member, steps) : [],
  );
  return {
    id: classId({ node, in: semantics }),
    name,
    isResolver,
    paths: controller ? pathsGiven(controller) : [""],
    guards: own.guards,
    keys: own.keys,
    methods,
  };
}

function methodsOf(
  semantics: Semantics,
  member: Ast.MethodDefinition,
  steps: StepReader,
): NestMethod[] {
  const name = propertyName(member);
  if (name === undefined || member.decorators.length === 0 || !isFunction(member.value)) return [];
  const own = decoratorsOf(semantics, member.decorators, steps);
  const fn = { node: member.value, in: semantics };
  return [...VERBS].flatMap(([api, method]) => {
    const call = own.calls.get(api);
    if (!call) return [];
    const isField = method === "QUERY" || method === "MUTATION";
    const body = uncheckedBody(fn, "decorated");
    return [
      {
        method,
        paths: isField ? [fieldName(call) ?? name] : pathsGiven(call),
        name,
        range: { start: member.range[0], end: member.range[1] },
        guards: [...own.guards, ...checkedBody(semantics, member.value)],
        keys: own.keys,
        ...(own.allow ? { allow: own.allow } : {}),
        checks: steps.guardsIn(fn, name),
        ...(body ? { body } : {}),
        ...steps.deedsIn(fn),
        doings: steps.effects.of(fn),
      },
    ];
  });
}

/** The name that `@Query("orders")` or `@Query(() => [Order], { name: "orders" })` gives a field. */
function fieldName(given: readonly Located[]): string | undefined {
  for (const at of given) {
    const text = at.in.string(at.node);
    if (text !== undefined) return text;
    const name = at.in.object(at.node)?.get("name");
    if (name) return name.value.in.string(name.value.node);
  }
  return undefined;
}

/** `@Body(new ValidationPipe())` checks what it hands over. */
function checkedBody(semantics: Semantics, fn: Ast.MethodDefinition["value"]): NestGuard[] {
  for (const parameter of fn.params) {
    const decorators = "decorators" in parameter ? parameter.decorators : [];
    for (const { expression } of decorators) {
      if (expression.type !== "CallExpression") continue;
      if (semantics.callee(expression) !== "@nestjs/common#Body") continue;
      const pipe = expression.arguments.find((each) =>
        /ValidationPipe/.test(semantics.api(each) ?? ""),
      );
      if (pipe)
        return [
          {
            step: { name: "ValidationPipe", does: ["validation"], certain: true },
            reads: [],
            isRead: true,
          },
        ];
    }
  }
  return [];
}

function pathsGiven(given: readonly Located[]): readonly string[] {
  const [first] = given;
  if (!first) return [""];
  const own = pathsOf(first);
  if (own) return own;
  const path = first.in.object(first.node)?.get("path");
  return (path && pathsOf(path.value)) ?? [path ? "{path}" : ""];
}

function pluginOptions(
  semantics: Semantics,
  node: Ast.ClassDeclaration | Ast.ClassExpression,
): Located | undefined {
  for (const { expression } of node.decorators) {
    if (expression.type !== "CallExpression") continue;
    const { callee } = expression;
    const [options] = expression.arguments;
    // By its name, since in Vendure's own repository it is a function of the project.
    if (callee.type === "Identifier" && callee.name === "VendurePlugin" && options)
      return { node: options, in: semantics };
  }
  return undefined;
}

function resolversIn(options: Located, key: string): string[] {
  const extension = options.in.object(options.node)?.get(key);
  const resolvers = extension && extension.value.in.object(extension.value.node)?.get("resolvers");
  if (!resolvers) return [];
  const fn = functionOf(resolvers.value);
  const list =
    fn?.node.body && fn.node.body.type !== "BlockStatement"
      ? { node: fn.node.body, in: fn.in }
      : resolvers.value;
  return flattened([list]).flatMap((each) => {
    const own = classOf(each);
    return own ? [classId(own)] : [];
  });
}

function classId({ node, in: semantics }: Located): string {
  return `${semantics.source.path}:${node.range[0]}`;
}

/** `{ provide: APP_GUARD, useClass: RolesGuard }`. */
function providedGuard(
  semantics: Semantics,
  node: Ast.ObjectExpression,
  steps: StepReader,
): NestGuard[] {
  const property = (name: string): Ast.Node | undefined => {
    const found = node.properties.find(
      (each) => each.type === "Property" && propertyName(each) === name,
    );
    return found?.type === "Property" ? found.value : undefined;
  };
  const token = property("provide");
  const api = token && semantics.api(token);
  if (api !== "@nestjs/core#APP_GUARD" && api !== "@nestjs/core#APP_PIPE") return [];
  const value = property("useClass") ?? property("useExisting") ?? property("useValue");
  return value ? [guardOf({ node: value, in: semantics }, steps)] : [unknownGuard(semantics, node)];
}

function unknownGuard(semantics: Semantics, node: Ast.Node): NestGuard {
  const name = semantics.source.text
    .slice(node.range[0], node.range[0] + 20)
    .replaceAll(/\s+/g, "");
  return { step: { name, does: [], certain: false }, reads: [], isRead: false };
}
