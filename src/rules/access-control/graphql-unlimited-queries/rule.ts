import {
  type Ast,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";

/** Servers that limit nothing by themselves. Vendure has a rule of its own. */
const SERVERS =
  /^(?:@apollo\/server#ApolloServer|apollo-server(?:-[a-z-]+)?#ApolloServer|graphql-yoga#(?:createYoga|createServer)|express-graphql#(?:graphqlHTTP)?|mercurius#)$/;
/** What counts depth or cost, by the package that does. */
const LIMITERS = (
  "graphql-depth-limit graphql-query-complexity graphql-cost-analysis graphql-validation-complexity graphql-query-depth " +
  "@escape.tech/graphql-armor @escape.tech/graphql-armor-max-depth @escape.tech/graphql-armor-cost-limit " +
  "@envelop/depth-limit @envelop/resource-limitations @graphile/depth-limit @vendure/core"
).split(" ");
/** Options by which a server is told limits. */
const OPTIONS = ["validationRules", "queryDepth", "persistedQueries", "plugins"];

export const rule = syntaxRule({
  id: "graphql-unlimited-queries",
  meta: {
    category: "access-control",
    title: "Queries to a GraphQL server may be as costly as the caller likes",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "report",
    cwe: [770, 400],
    owasp: [],
    asvs: ["4.3.1"],
    tips: [2, 9],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Nothing limits how deep or costly queries to this server may be: one request can keep it busy.",
      help: "Add a limit of depth and of cost to `validationRules`, such as graphql-depth-limit, or graphql-armor, or accept known queries only.",
    },
  },
  noFix:
    "How deep the store's own queries are is not known here, and a limit that is too low stops them.",
  visit: { CallExpression: check, NewExpression: check },
});

function check(node: Ast.CallExpression | Ast.NewExpression, context: SyntaxContext): void {
  const { semantics } = context;
  const callee = unwrap(node.callee);
  const isRegistered = callee.type === "MemberExpression" && propertyName(callee) === "register";
  const [first, second] = node.arguments;
  const made = isRegistered ? first && semantics.api(first) : semantics.callee(node);
  if (made === undefined || !SERVERS.test(made) || context.pathClass.kind === "lowered") return;
  const options = isRegistered ? second : first;
  const view = options && semantics.object(options);
  // Options that are not known may say so.
  if (!view?.complete || OPTIONS.some((name) => view.get(name))) return;
  if (LIMITERS.some((name) => context.packageVersion(name) !== undefined)) return;
  context.report({ at: isRegistered && first ? first : node.callee, message: "found" });
}
