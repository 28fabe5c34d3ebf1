import { rule } from "../../../src/rules/privacy/over-exposed-response/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "tokens of a log-in, of something else, and those that come in",
      path: "schema.graphql",
      code: `type AuthPayload {
  resetToken: String
  otp: String
}
type User {
  id: ID!
  accessToken: String
  otpEnabled: Boolean!
  resetTokenSentAt: String
}
input ResetInput {
  resetToken: String!
}
`,
    },
    {
      name: "passwords that come in",
      path: "schema.graphql",
      code: `input RegisterInput {
  email: String!
  password: String!
}
type Mutation {
  login(email: String!, password: String!): Customer
}
type Customer {
  changePassword(password: String!): Boolean
}
`,
    },
    {
      name: "a directive that hides the field",
      path: "schema.graphql",
      code: "type User {\n  id: ID!\n  password: String! @hidden\n}\n",
    },
    {
      name: "a password of something else",
      path: "schema.graphql",
      code: "type Hotspot {\n  name: String!\n  password: String!\n}\n",
    },
    {
      name: "whether there is one",
      path: "schema.graphql",
      code: "type User {\n  id: ID!\n  password: Boolean!\n}\n",
    },
    {
      name: "a resolver of the field that gives something else",
      code: `const typeDefs = gql\`
  type User {
    id: ID!
    password: String
  }
\`;
export const resolvers = { User: { password: () => null } };
`,
    },
    {
      name: "a query of a client, and a text that speaks of types",
      code: `const QUERY = gql\`query { me { id password } }\`;
const help = \`Choose the type of account { user } and a password.\`;
`,
    },
    {
      name: "an entity whose field is not offered",
      code: `import { Field, HideField, InputType, ObjectType } from "@nestjs/graphql";
@ObjectType()
export class User {
  @Field() email: string;
  @Column() password: string;
}
@ObjectType()
export class Admin {
  @HideField() password: string;
}
@InputType()
export class UserInput {
  @Field() password: string;
}
`,
    },
    {
      name: "an object type with a resolver for it",
      code: `import { GraphQLObjectType, GraphQLString } from "graphql";
export const UserType = new GraphQLObjectType({
  name: "User",
  fields: () => ({ email: { type: GraphQLString }, password: { type: GraphQLString, resolve: () => "" } }),
});
`,
    },
    {
      name: "a schema of a test",
      path: "test/fixtures/schema.graphql",
      code: "type User {\n  id: ID!\n  password: String!\n}\n",
    },
  ],
  invalid: [
    {
      name: "what opens an account once",
      path: "schema.graphql",
      code: "type Customer {\n  id: ID!\n  passwordResetToken: String\n  totpSecret: String!\n}\n",
      findings: [
        { at: "passwordResetToken: String", message: "what opens it" },
        { at: "totpSecret: String!" },
      ],
    },
    {
      name: "in a template on one line, and in a class",
      code: `import { Field, ObjectType } from "@nestjs/graphql";
export const typeDefs = \`#graphql
  type Member { id: ID! name: String resetToken: String }
\`;
@ObjectType()
export class Customer {
  @Field() id: string;
  @Field() verificationCode: string;
}`,
      findings: [{ at: "resetToken: String" }, { at: "verificationCode" }],
    },
    {
      name: "the schema language",
      path: "src/schema.graphql",
      code: "type Customer {\n  id: ID!\n  password: String! # bcrypt\n  email: String!\n}\n",
      findings: [
        { at: "password: String!", level: "warning", message: "Customer", fixes: ["remove-field"] },
      ],
      fixed: { "remove-field": "type Customer {\n  id: ID!\n  email: String!\n}\n" },
    },
    {
      name: "types in one line",
      path: "src/schema.graphql",
      code: "type User { id: ID!, passwordHash: String }\n",
      findings: [{ at: "passwordHash: String", fixes: [] }],
    },
    {
      name: "a template with other parts",
      code: `import { gql } from "apollo-server-express";
export const typeDefs = gql\`
  \${shared}
  type User {
    id: ID!
    password: String!
  }
\`;
`,
      findings: [{ at: "password: String!", fixes: ["remove-field"] }],
      fixed: {
        "remove-field": `import { gql } from "apollo-server-express";
export const typeDefs = gql\`
  \${shared}
  type User {
    id: ID!
  }
\`;
`,
      },
    },
    {
      name: "a class of NestJS",
      code: `import { Field, ObjectType } from "@nestjs/graphql";
@ObjectType()
export class User {
  @Field() email: string;
  @Field(() => String)
  @Column()
  password: string;
}
`,
      findings: [{ at: "password", fixes: ["remove-field"] }],
      fixed: {
        "remove-field": `import { Field, ObjectType } from "@nestjs/graphql";
@ObjectType()
export class User {
  @Field() email: string;
  @Column()
  password: string;
}
`,
      },
    },
    {
      name: "an object type",
      code: `import { GraphQLObjectType, GraphQLString } from "graphql";
export const UserType = new GraphQLObjectType({
  name: "User",
  fields: () => ({ email: { type: GraphQLString }, password: { type: GraphQLString } }),
});
`,
      findings: [{ at: "password" }],
    },
  ],
});
