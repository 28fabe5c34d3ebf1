import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { readFileSync } from "node:fs";
import { resolvers } from "./resolvers";
import { userOf } from "./auth";

const server = new ApolloServer({ typeDefs: readFileSync("schema.graphql", "utf8"), resolvers });
startStandaloneServer(server, { context: async ({ req }) => ({ req, user: userOf(req) }) });
