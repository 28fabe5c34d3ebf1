export const typeDefs = /* GraphQL */ `
  scalar JSON
  input RugFilter { name: String, sort: String, extra: JSON }
  type Rug { id: ID!, name: String!, price: Int! }
  type Query {
    rugs(filter: RugFilter): [Rug!]!
    rugsBound(filter: RugFilter): [Rug!]!
    rugsOfYear(year: Int!): [Rug!]!
    rugsAfter(after: ID): [Rug!]!
    owners(where: JSON): [String!]!
    ownersNamed(name: String): [String!]!
    picture(url: String!): String!
    pictureOwn(name: String!): String!
    pattern(file: String!): String!
    patternOf(file: String!): String!
  }
  type Mutation {
    weave(pattern: String!): Boolean!
    weaveKnown(rows: Int!): Boolean!
    review(input: JSON!): Boolean!
    reviewText(text: String!): Boolean!
    pay(cents: Int!): String!
    payRug(id: ID!): String!
    order(total: Float!, rug: ID!): Boolean!
    orderRug(rug: ID!): Boolean!
    formula(text: String!): Float!
    formulaKnown(name: String!): Float!
  }
`;
