import { rule } from "../../../src/rules/access-control/graphql-unlimited-queries/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const apollo = `import { ApolloServer } from "@apollo/server";\n`;

testRule(rule, {
  valid: [
    {
      name: "a limit among the rules",
      code: `${apollo}import depthLimit from "graphql-depth-limit"; new ApolloServer({ typeDefs, resolvers, validationRules: [depthLimit(7)] });`,
    },
    {
      name: "a package for it",
      files: { "package.json": '{ "dependencies": { "@escape.tech/graphql-armor": "3.0.0" } }' },
      code: `${apollo}new ApolloServer({ typeDefs, resolvers });`,
    },
    {
      name: "options that are not known, or plug-ins that may do it",
      code: `${apollo}new ApolloServer(options); new ApolloServer({ ...options, typeDefs }); new ApolloServer({ typeDefs, plugins: [armor.protect()] });`,
    },
    {
      name: "Mercurius with a depth",
      code: `import mercurius from "mercurius"; app.register(mercurius, { schema, queryDepth: 7 });`,
    },
    {
      name: "another class of that name",
      code: `import { ApolloServer } from "./server"; new ApolloServer({ typeDefs });`,
    },
    {
      name: "a test",
      path: "test/server.test.ts",
      code: `${apollo}new ApolloServer({ typeDefs, resolvers });`,
    },
  ],
  invalid: [
    {
      name: "Apollo",
      code: `${apollo}export const server = new ApolloServer({ typeDefs, resolvers });`,
      findings: [{ at: "ApolloServer", level: "information" }],
    },
    {
      name: "Yoga",
      code: `import { createYoga } from "graphql-yoga"; const yoga = createYoga({ schema, graphiql: false });`,
      findings: [{ at: "createYoga" }],
    },
    {
      name: "Mercurius, in CommonJS",
      code: `const mercurius = require("mercurius"); app.register(mercurius, { schema, resolvers });`,
      findings: [{ at: "mercurius" }],
    },
  ],
});
