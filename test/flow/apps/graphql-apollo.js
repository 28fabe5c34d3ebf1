// Resolvers as maps of functions.
const { ApolloServer, gql } = require('apollo-server');
const { Sequelize, QueryTypes, Op } = require('sequelize');
const { exec } = require('child_process');

const sequelize = new Sequelize('postgres://localhost/shop');
const Product = sequelize.define('product', {});

const typeDefs = gql`
  type Query { products(term: String, sort: String): [String] }
  type Mutation { label(text: String, copies: Int): Boolean }
`;

const resolvers = {
  Query: {
    products: async (parent, { term, sort }) => {
      await sequelize.query(`SELECT * FROM products WHERE title = '${term}'`, { type: QueryTypes.SELECT }); // !alert sql-injection
      await sequelize.query('SELECT * FROM products WHERE title = :term', { replacements: { term } }); // !safe sql-injection
      await Product.findAll({ where: sequelize.literal(`title = '${term}'`) }); // !alert sql-injection
      return Product.findAll({ where: { title: { [Op.like]: `%${term}%` } } }); // !safe sql-injection
    },
  },
  Mutation: {
    label(_, args) {
      exec('lp -t ' + args.text); // !alert command-injection
      return true;
    },
  },
};

new ApolloServer({ typeDefs, resolvers }).listen();
