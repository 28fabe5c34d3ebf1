import { rule } from "../../../src/rules/payments/card-data-handled/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
import { createHash } from "node:crypto";
import { PrismaClient } from "@prisma/client";
const app = express();
app.use(express.json());
const prisma = new PrismaClient();
`;

testRule(rule, {
  valid: [
    {
      name: "models of other cards, of what a provider gives, and of what cannot be read",
      code: `import mongoose from "mongoose";
import { Column, Entity } from "typeorm";
export const GiftCard = mongoose.model("GiftCard", new mongoose.Schema({ cardNumber: String }));
const loyaltySchema = new mongoose.Schema({ cardNumber: { type: String, unique: true } });
export const Saved = mongoose.model("Saved", new mongoose.Schema({ last4: String, cardBrand: String, cardToken: String }));
@Entity()
export class Card {
  @Column({ transformer: new EncryptionTransformer({ key }) })
  cardNumber: string;
  cvv: string;
}
export const form = { cvv: "", cardNumber: "" };
`,
    },
    {
      name: "a model that a test makes",
      path: "test/pay.test.ts",
      code: `import mongoose from "mongoose";
export const Card = mongoose.model("Card", new mongoose.Schema({ cvv: String }));
`,
    },
    {
      name: "what a provider gives, and other cards",
      path: "prisma/schema.prisma",
      code: `model SavedCard {
  id String @id
  last4 String
  cardBrand String
  cardNumberMasked String
  cardToken String
}
model GiftCard {
  cardNumber String @unique
}
enum Kind {
  cvv
}
`,
    },
    {
      name: "a type, a query and a gift card of GraphQL",
      path: "src/schema.graphql",
      code: `type CardNumber { cvv: CardCode }
input GiftCardInput { cardNumber: String! }
query Pay($cardNumber: String) { pay(cardNumber: $cardNumber) { cvv } }
# cvv: String
`,
    },
    {
      name: "a token",
      code: `${EXPRESS}app.post("/a", (req, res) => prisma.savedCard.create({ data: { token: req.body.paymentToken } }));
`,
    },
    {
      name: "the last four digits",
      code: `${EXPRESS}app.post("/a", (req, res) => prisma.savedCard.create({ data: { last4: req.body.cardNumber.slice(-4) } }));
`,
    },
    {
      name: "a masked number",
      code: `${EXPRESS}app.post("/a", (req, res) => prisma.savedCard.create({ data: { shown: req.body.cardNumber.replace(/\\d(?=\\d{4})/g, "*") } }));
`,
    },
    {
      name: "a digest",
      code: `${EXPRESS}app.post("/a", (req, res) => prisma.savedCard.create({ data: { mark: createHash("sha256").update(req.body.cardNumber).digest("hex") } }));
`,
    },
    {
      name: "whether there was one",
      code: `${EXPRESS}app.post("/a", (req, res) => prisma.savedCard.create({ data: { checked: Boolean(req.body.cvv) } }));
`,
    },
  ],
  invalid: [
    {
      name: "a schema of Mongoose",
      code: `import mongoose from "mongoose";
const paymentSchema = new mongoose.Schema({
  cardNumber: { type: String, required: true },
  expiry: String,
  cvv: String,
});
export const Payment = mongoose.model("Payment", paymentSchema);
`,
      findings: [{ at: "cardNumber" }, { at: "cvv" }],
    },
    {
      name: "an entity of TypeORM, a code that is encrypted",
      code: `import { Column, Entity } from "typeorm";
@Entity()
export class Payment {
  @Column() cardNumber: string;
  @Column({ transformer: new EncryptionTransformer({ key }) }) cvv: string;
}
`,
      findings: [{ at: "cardNumber" }, { at: "cvv" }],
    },
    {
      name: "a table of Drizzle",
      code: `import { pgTable, text } from "drizzle-orm/pg-core";
export const cards = pgTable("payment_cards", { number: text("number"), cvc: text("cvc") });
`,
      findings: [{ at: "cvc" }],
    },
    {
      name: "columns of Prisma",
      path: "prisma/schema.prisma",
      code: `// cardNumber String
model Card {
  id         String @id
  cardNumber String @db.VarChar(19) // cvv String
  cvv        String?
  holder     Customer @relation(fields: [cvv])
}
`,
      findings: [
        { at: "cardNumber", level: "error", message: "keeps the number" },
        { at: "cvv", level: "error", message: "keeps the security code" },
      ],
    },
    {
      name: "fields of an input of GraphQL",
      path: "src/schema.graphql",
      code: `"""cvv: String"""
input PaymentInput {
  "the cardNumber: of the card"
  card_number: String!
  cvc: Int
}
type Mutation { pay(amount: Int!, cardNumber: String!): Order }
`,
      findings: [
        { at: "card_number", level: "warning" },
        { at: "cvc", level: "warning" },
        { at: "cardNumber", level: "warning" },
      ],
    },
    {
      name: "a number",
      code: `${EXPRESS}app.post("/a", (req, res) => prisma.savedCard.create({ data: { number: req.body.cardNumber } }));
`,
      findings: [{ at: "prisma.savedCard.create({ data: { number: req.body.cardNumber } })" }],
    },
    {
      name: "a security code",
      code: `${EXPRESS}app.post("/a", (req, res) => {
  const { cvv } = req.body;
  return prisma.payment.update({ where: { id: 1 }, data: { code: cvv } });
});
`,
      findings: [{ at: "prisma.payment.update({ where: { id: 1 }, data: { code: cvv } })" }],
    },
    {
      name: "stored in another file",
      path: "src/cards.ts",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const save = (digits) => prisma.savedCard.create({ data: { digits } });
`,
      files: {
        "src/app.ts": `import express from "express";
import { save } from "./cards";
const app = express();
app.use(express.json());
app.post("/a", (req, res) => save(req.body.card.cardNumber));
`,
      },
      findings: [{ at: "prisma.savedCard.create({ data: { digits } })" }],
    },
  ],
});
