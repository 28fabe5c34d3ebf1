import { ApolloServer } from "@apollo/server";
import { Pool } from "pg";

const pool = new Pool();

const typeDefs = `#graphql
  type Product { id: ID! title: String! }
  type Query { search(term: String!): [Product!]! product(id: ID!): Product }
`;

const resolvers = {
  Query: {
    search: async (_parent: unknown, args: { term: string }) => {
      const found = await pool.query(`SELECT id, title FROM products WHERE title LIKE '%${args.term}%'`); // !alert sql-injection
      return found.rows;
    },
    product: async (_parent: unknown, { id }: { id: string }) => {
      const found = await pool.query("SELECT id, title FROM products WHERE id = $1", [id]); // !safe sql-injection
      return found.rows[0];
    },
  },
};

export const server = new ApolloServer({ typeDefs, resolvers });
