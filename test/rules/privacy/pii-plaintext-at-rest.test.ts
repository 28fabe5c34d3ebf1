import { rule } from "../../../src/rules/privacy/pii-plaintext-at-rest/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "ordinary fields",
      code: 'import { Schema } from "mongoose";\nexport const s = new Schema({ email: String, total: Number, orderNumber: String, passportPhotoAllowed: Boolean });\n',
    },
    {
      name: "a field with a cipher",
      code: `import { Schema } from "mongoose";
export const s = new Schema({ ssn: { type: String, set: encrypt }, ibanEncrypted: String, ibanLast4: String, apiKeyHash: String });
`,
    },
    {
      name: "a column with a transformer",
      code: `import { Column, Entity } from "typeorm";
@Entity() export class Seller { @Column({ transformer: cipherTransformer }) taxId: string; }
`,
    },
    {
      name: "a form, a query and a class that is no entity",
      code: `export const form = define("x", { iban: "" });
export const dto = { dateOfBirth: "2000-01-01" };
export class Input { ssn: string; @IsString() iban: string; }
`,
    },
    {
      name: "a test",
      path: "test/models.test.ts",
      code: "const s = new Schema({ ssn: String });\n",
    },
    {
      name: "Prisma",
      path: "prisma/schema.prisma",
      code: "model Seller {\n  id String @id\n  ibanEncrypted String\n  email String\n}\n",
    },
  ],
  invalid: [
    {
      name: "Mongoose",
      code: 'import mongoose from "mongoose";\nexport const s = new mongoose.Schema({ name: String, ssn: { type: String } });\n',
      findings: [{ at: "ssn: { type: String }", level: "information" }],
    },
    {
      name: "TypeORM and MikroORM",
      code: `import { Column, Entity } from "typeorm";
@Entity() export class Seller { @Column() bankAccountNumber: string; @Column({ nullable: true }) dateOfBirth?: Date; }
@Entity() export class Buyer { @Property() passportNumber!: string; }
`,
      findings: [
        { at: "@Column() bankAccountNumber: string;" },
        { at: "@Column({ nullable: true }) dateOfBirth?: Date;" },
        { at: "@Property() passportNumber!: string;" },
      ],
    },
    {
      name: "Medusa, Drizzle and Sequelize",
      code: `import { model } from "@medusajs/framework/utils";
import { pgTable, text } from "drizzle-orm/pg-core";
export const Seller = model.define("seller", { id: model.id(), taxId: model.text() });
export const sellers = pgTable("sellers", { iban: text("iban") });
export const Buyer = sequelize.define("Buyer", { nationalId: DataTypes.STRING });
`,
      findings: [
        { at: "taxId: model.text()" },
        { at: 'iban: text("iban")' },
        { at: "nationalId: DataTypes.STRING" },
      ],
    },
    {
      name: "Prisma",
      path: "prisma/schema.prisma",
      code: "model Seller {\n  id String @id\n  iban String?\n  apiSecret String // of the carrier\n}\n",
      findings: [{ at: "iban" }, { at: "apiSecret" }],
    },
  ],
});
