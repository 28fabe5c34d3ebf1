const { ApolloServer } = require("@apollo/server");
const express = require("express");
const { Pool } = require("pg");

const pool = new Pool();

function statement(values) {
  const sets = Object.keys(values).map((name, index) => `${name} = $${index + 2}`);
  return `UPDATE customers SET ${sets.join(", ")} WHERE id = $1`;
}

const resolvers = {
  Mutation: {
    // The schema says what fields the input has.
    async profile(_parent, { input }, { user }) {
      await pool.query(statement(input), [user.id, ...Object.values(input)]); // !safe sql-injection
      for (const name in input) await pool.query(`SELECT ${name} FROM customers`); // !safe sql-injection
      await pool.query(`UPDATE customers SET name = '${input.name}'`); // !alert sql-injection
    },
  },
};

new ApolloServer({ typeDefs: "type Query { a: String }", resolvers });

const app = express();
app.use(express.json());
app.put("/profile", async (req, res) => {
  const sets = Object.keys(req.body).map((name, index) => `${name} = $${index + 1}`);
  await pool.query(`UPDATE customers SET ${sets.join(", ")}`, Object.values(req.body)); // !alert sql-injection
  res.end();
});
