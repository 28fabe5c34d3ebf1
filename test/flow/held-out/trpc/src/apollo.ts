import { ApolloServer } from "@apollo/server";
import { createSchema, createYoga } from "graphql-yoga";
import SchemaBuilder from "@pothos/core";
import { MongoClient } from "mongodb";
import { Pool } from "pg";
import { execSync } from "node:child_process";

const pool = new Pool();
const orders = new MongoClient("mongodb://localhost").db().collection("orders");

const typeDefs = `#graphql
  scalar JSON
  type Query { products(term: String!, limit: Int!): [String!]! orders(filter: JSON!): [String!]! }
  type Mutation { print(file: String!): Boolean! hook(url: String!): Int! }
`;
const resolvers = {
  Query: {
    products: async (_: unknown, args: { term: string; limit: number }) => {
      const bad = await pool.query(`SELECT name FROM products WHERE name LIKE '%${args.term}%'`); // !alert sql-injection
      const good = await pool.query("SELECT name FROM products WHERE name LIKE $1 LIMIT $2", [args.term, args.limit]); // !safe sql-injection
      return [...bad.rows, ...good.rows];
    },
    orders: (_parent: unknown, { filter }: { filter: object }) => orders.find(filter).toArray(), // !either idor-by-request-id -- nobody is asked who he is !missing nosql-operator-injection -- that an argument is any JSON stands in the schema
  },
  Mutation: {
    print(_: unknown, { file }: { file: string }) {
      execSync("lp " + file); // !alert command-injection
      return true;
    },
    hook: async (_: unknown, { url }: { url: string }) => (await fetch(url)).status, // !alert ssrf
  },
};
export const server = new ApolloServer({ typeDefs, resolvers });

export const yoga = createYoga({
  schema: createSchema({
    typeDefs: "type Query { file(name: String!): String! }",
    resolvers: {
      Query: {
        file: (_, { name }) => execSync(`cat files/${name}`).toString(), // !alert command-injection
      },
    },
  }),
});

const builder = new SchemaBuilder({});
builder.queryType({
  fields: (t) => ({
    brand: t.string({
      args: { name: t.arg.string({ required: true }), id: t.arg.int({ required: true }) },
      resolve: async (_root, args) => {
        await pool.query("SELECT * FROM brands WHERE id = " + args.id); // !safe sql-injection
        return (await pool.query("SELECT * FROM brands WHERE name = '" + args.name + "'")).rows[0].name; // !alert sql-injection
      },
    }),
  }),
});
