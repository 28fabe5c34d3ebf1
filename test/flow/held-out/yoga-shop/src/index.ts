import { createServer } from "node:http";
import { createSchema, createYoga } from "graphql-yoga";
import { createContext } from "./context.js";
import { mutations } from "./resolvers/mutations.js";
import { queries } from "./resolvers/queries.js";
import { typeDefs } from "./schema.js";

const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers: { Query: queries, Mutation: mutations } }), context: createContext });
createServer(yoga).listen(4000);
