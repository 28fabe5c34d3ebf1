import { exec } from "node:child_process";
import { graphqlHTTP } from "express-graphql";
import express from "express";
import { createYoga } from "graphql-yoga";
import { mutationField } from "nexus";
import SchemaBuilder from "@pothos/core";

const app = express();
const rootValue = {
  print: ({ name }: { name: string }) => exec(`print ${name}`), // !alert command-injection
  count: ({ name }: { name: string }) => exec(`print ${Number(name)}`), // !safe command-injection
};
app.use("/graphql", graphqlHTTP({ rootValue }));

createYoga({
  schema: {
    resolvers: {
      Query: {
        print: (parent: unknown, { name }: { name: string }) => exec(`print ${name}`), // !alert command-injection
        count: (parent: unknown, { name }: { name: string }) => exec(`print ${Number(name)}`), // !safe command-injection
      },
    },
  },
});

export const print = mutationField("print", {
  type: "String",
  resolve: (root, { name }) => exec(`print ${name}`), // !alert command-injection
});
export const count = mutationField("count", {
  type: "String",
  resolve: (root, { name }) => exec(`print ${Number(name)}`), // !safe command-injection
});

const builder = new SchemaBuilder({});
builder.queryField("order", (t) =>
  t.prismaField({
    type: "Order",
    resolve: (query, root, { name }) => exec(`print ${name}`), // !alert command-injection
  }),
);
