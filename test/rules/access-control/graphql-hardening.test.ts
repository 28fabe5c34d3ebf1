import { rule } from "../../../src/rules/access-control/graphql-hardening/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "by the environment",
      code: `import { ApolloServer } from "@apollo/server"; new ApolloServer({ introspection: process.env.NODE_ENV !== "production" });`,
    },
    {
      name: "switched off",
      code: `import { ApolloServer } from "@apollo/server"; new ApolloServer({ introspection: false });`,
    },
    {
      name: "in development",
      code: `import { ApolloServer } from "@apollo/server"; export const make = () => (isDev ? new ApolloServer({ introspection: true }) : new ApolloServer({}));`,
    },
    {
      name: "by a class or for each request, switched off or by the environment",
      code: `import { graphqlHTTP } from "express-graphql";
export class Settings {
  createGqlOptions() { return { playground: false, introspection: process.env.NODE_ENV !== "production" }; }
  createOptions() { return { playground: true }; }
}
app.use("/graphql", graphqlHTTP((req) => ({ schema, graphiql: req.app.get("env") === "development" })));
`,
    },
    {
      name: "another class of that name",
      code: `import { ApolloServer } from "./server"; new ApolloServer({ introspection: true });`,
    },
    {
      name: "another option",
      code: `import { ApolloServer } from "@apollo/server"; new ApolloServer({ csrfPrevention: true });`,
    },
    {
      name: "another plug-in",
      code: `import other from "other"; app.register(other, { graphiql: true });`,
    },
    {
      name: "a client",
      code: `import { GraphQLClient } from "graphql-request"; new GraphQLClient(url, { debug: true });`,
    },
  ],
  invalid: [
    {
      name: "Nest with a factory",
      code: `import { GraphQLModule } from "@nestjs/graphql";
export const api = GraphQLModule.forRootAsync({
  driver,
  useFactory: async (config) => ({ playground: true, introspection: config.get("INTROSPECTION") }),
});`,
      findings: [{ at: "playground: true" }],
    },
    {
      name: "Apollo",
      code: `import { ApolloServer } from "@apollo/server"; new ApolloServer({ typeDefs, introspection: true });`,
      findings: [
        { at: "introspection: true", level: "information", fixes: ["only-in-development"] },
      ],
      fixed: {
        "only-in-development": `import { ApolloServer } from "@apollo/server"; new ApolloServer({ typeDefs, introspection: process.env.NODE_ENV !== "production" });`,
      },
    },
    {
      name: "CommonJS and stack traces",
      path: "server.js",
      code: `const { ApolloServer } = require("apollo-server-express"); const server = new ApolloServer({ playground: true, debug: true });`,
      findings: [{ at: "playground: true" }, { at: "debug: true" }],
    },
    {
      name: "Nest",
      code: `import { GraphQLModule } from "@nestjs/graphql"; @Module({ imports: [GraphQLModule.forRoot({ autoSchemaFile: true, playground: true })] }) export class AppModule {}`,
      findings: [{ at: "playground: true" }],
    },
    {
      name: "express-graphql",
      code: `import { graphqlHTTP } from "express-graphql"; app.use("/graphql", graphqlHTTP({ schema, graphiql: true }));`,
      findings: [{ at: "graphiql: true" }],
    },
    {
      name: "express-graphql, for each request",
      code: `import { graphqlHTTP } from "express-graphql";
app.use("/graphql", graphqlHTTP(async (req) => ({ schema, context: req, graphiql: true })));
`,
      findings: [{ at: "graphiql: true", fixes: ["only-in-development"] }],
    },
    {
      name: "a class that Nest asks for the options",
      code: `import { Injectable } from "@nestjs/common";
@Injectable()
export class GraphqlSettings implements GqlOptionsFactory {
  createGqlOptions(): ApolloDriverConfig {
    return { autoSchemaFile: true, playground: true };
  }
}
`,
      findings: [{ at: "playground: true", fixes: ["only-in-development"] }],
    },
    {
      name: "Yoga",
      code: `import { createYoga } from "graphql-yoga"; export const yoga = createYoga({ schema, graphiql: true });`,
      findings: [{ at: "graphiql: true" }],
    },
    {
      name: "Mercurius",
      code: `import mercurius from "mercurius"; app.register(mercurius, { schema, graphiql: true });`,
      findings: [{ at: "graphiql: true" }],
    },
  ],
});
