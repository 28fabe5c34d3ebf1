import {
  type Ast,
  type ObjectView,
  type PropertyView,
  type Semantics,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { moduleOptions } from "../../helpers/match/jwt-call.ts";
import { ownFunction, returned } from "../../helpers/match/own-function.ts";

/** Makers of GraphQL servers. */
const SERVERS =
  /^(?:@apollo\/server#ApolloServer|apollo-server(?:-[a-z-]+)?#ApolloServer|@nestjs\/graphql#GraphQLModule\.forRoot(?:Async)?|express-graphql#(?:graphqlHTTP)?|koa-graphql#(?:graphqlHTTP)?|graphql-yoga#(?:createYoga|createServer|GraphQLServer)|@graphql-yoga\/[a-z]+#\w+|mercurius#)$/;
const WORDS =
  /ApolloServer|GraphQLModule|graphqlHTTP|createYoga|createServer|GraphQLServer|mercurius/;
/** What tells strangers about the store's API, with what it is. */
const OPEN: ReadonlyMap<string, string> = new Map([
  ["introspection", "the whole schema"],
  ["playground", "a console for queries"],
  ["graphiql", "a console for queries"],
  ["graphqlConsole", "a console for queries"],
  ["debug", "stack traces"],
  ["includeStacktraceInErrorResponses", "stack traces"],
]);

export const rule = syntaxRule({
  id: "graphql-hardening",
  meta: {
    category: "access-control",
    title: "A GraphQL server shows strangers how it works",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [200],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["4.3.2"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "`{{option}}: true` gives strangers {{what}} in production, too.",
      help: "Switch it on outside production only, and limit how deep and how costly queries may be.",
    },
  },
  fixes: [
    {
      id: "only-in-development",
      kind: "suggestion",
      title: "Switch it on outside production only",
    },
  ],
  visit: {
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      const name = nameOf(callee) ?? "";
      const [first, second] = node.arguments;
      // `app.register(mercurius, { graphiql: true })`
      if (name === "register" && first && second) {
        if (context.semantics.api(first) === "mercurius#")
          check(context.semantics.object(second), context);
        return;
      }
      if (!first || !(WORDS.test(name) || name.startsWith("forRoot"))) return;
      if (SERVERS.test(context.semantics.callee(node) ?? ""))
        check(optionsOf(node, first, context.semantics), context);
    },
    MethodDefinition(node, context) {
      // What Nest asks a class for that `useClass` or `useExisting` names.
      if (propertyName(node) !== "createGqlOptions") return;
      if (node.value.type !== "FunctionExpression") return;
      const made = returned({ node: node.value, in: context.semantics });
      check(made?.in.object(made.node), context);
    },
    NewExpression(node, context) {
      const [first] = node.arguments;
      if (
        !first ||
        (node.callee.type === "MemberExpression" && !WORDS.test(propertyName(node.callee) ?? ""))
      )
        return;
      if (SERVERS.test(context.semantics.callee(node) ?? ""))
        check(context.semantics.object(first), context);
    },
  },
});

/** The options of a server, also those that a function makes for each request or a factory once. */
function optionsOf(
  node: Ast.CallExpression,
  first: Ast.Node,
  semantics: Semantics,
): ObjectView | undefined {
  const maker = ownFunction({ node: first, in: semantics });
  const made = maker && returned(maker);
  return made ? made.in.object(made.node) : moduleOptions(node, semantics);
}

function check(view: ObjectView | undefined, context: SyntaxContext): void {
  if (!view || view.in !== context.semantics) return;
  for (const [name, what] of OPEN) {
    const own = view.get(name);
    if (own) reportOpen(own, what, context);
  }
}

function reportOpen(own: PropertyView, what: string, context: SyntaxContext): void {
  const { property, value, name } = own;
  if (value.in !== context.semantics || value.node.type !== "Literal" || value.node.value !== true)
    return;
  if (isOutsideProduction(property, context.semantics)) return;
  const [start, end] = value.node.range;
  context.report({
    at: property,
    message: "found",
    data: { option: name, what },
    fixes: [
      {
        id: "only-in-development",
        edits: () => [{ start, end, text: `process.env.NODE_ENV !== "production"` }],
      },
    ],
  });
}
