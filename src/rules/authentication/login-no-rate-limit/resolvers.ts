import {
  type Ast,
  type SyntaxContext,
  propertyName,
  unwrap,
  isFunction,
} from "../../../engine/api.ts";
import { seemsLimited } from "../../helpers/match/limited-route.ts";
import { ownFunction } from "../../helpers/match/own-function.ts";
import { type Guessed, guessedByField } from "./guessed.ts";

/** Whatever counts requests or fields, by the package: where one is installed, who knows what it stands before. */
const LIMITERS = (
  "express-rate-limit rate-limiter-flexible @nestjs/throttler @upstash/ratelimit @arcjet/node @arcjet/next " +
  "@fastify/rate-limit koa-ratelimit express-slow-down hono-rate-limiter graphql-rate-limit " +
  "graphql-rate-limit-directive @envelop/rate-limiter @graphql-yoga/plugin-rate-limit graphql-shield"
).split(" ");
/** Nobody's password is sent: another service, or a letter, says who it is. */
const ELSEWHERE = /google|facebook|apple|oauth|social|magic|otp|sso\b/i;

/** A mutation that takes what can be guessed, in a map of resolvers or a class of TypeGraphQL. */
export interface OpenMutation {
  readonly at: Ast.Node;
  readonly name: string;
  readonly what: Guessed;
}

/** The mutations of a map of resolvers: `{ Mutation: { login: … } }`. */
export function openInMap(node: Ast.Property, context: SyntaxContext): OpenMutation[] {
  if (propertyName(node) !== "Mutation" || node.parent.type !== "ObjectExpression") return [];
  const map = unwrap(node.value);
  if (map.type !== "ObjectExpression") return [];
  return map.properties.flatMap((each) => {
    if (each.type !== "Property") return [];
    const name = propertyName(each);
    const fn = ownFunction({ node: each.value, in: context.semantics });
    if (name === undefined || !fn) return [];
    return open(each.key, name, fn.in.source.text.slice(...fn.node.range), context);
  });
}

/** A method with `@Mutation` of TypeGraphQL. */
export function openMethod(node: Ast.MethodDefinition, context: SyntaxContext): OpenMutation[] {
  const isMutation = node.decorators.some(
    ({ expression }) =>
      expression.type === "CallExpression" &&
      context.semantics.callee(expression) === "type-graphql#Mutation",
  );
  const name = propertyName(node);
  if (!isMutation || name === undefined || !isFunction(node.value)) return [];
  return open(node.key, name, context.text.slice(...node.range), context);
}

function open(at: Ast.Node, name: string, code: string, context: SyntaxContext): OpenMutation[] {
  const what = guessedByField(name);
  if (what === undefined || ELSEWHERE.test(code) || seemsLimited(code)) return [];
  return LIMITERS.some((each) => context.packageVersion(each) !== undefined)
    ? []
    : [{ at, name, what }];
}
