import { rule } from "../../../src/rules/privacy/over-exposed-response/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const DEFINED = `import { DataTypes, Sequelize } from "sequelize";
const sequelize = new Sequelize(process.env.DATABASE_URL);
export const Customer = sequelize.define("Customer", { email: DataTypes.STRING, password: DataTypes.STRING });
`;
const CLASS = `import { DataTypes, Model } from "sequelize";
import { sequelize } from "./connection";
export class User extends Model {}
User.init({ email: DataTypes.STRING, passwordHash: DataTypes.STRING }, { sequelize });
`;

testRule(rule, {
  valid: [
    {
      name: "columns are named",
      files: { "src/models.ts": DEFINED },
      code: `import { Customer } from "./models";
app.get("/customers", async (req, res) => res.json(await Customer.findAll({ attributes: ["email"] })));`,
    },
    {
      name: "a model that leaves the password out of all queries",
      files: {
        "src/models.ts": DEFINED.replace(
          "});",
          '}, { defaultScope: { attributes: { exclude: ["password"] } } });',
        ),
      },
      code: `import { Customer } from "./models";
app.get("/customers", async (req, res) => res.json(await Customer.findAll()));`,
    },
    {
      name: "a model without a password",
      files: { "src/models.ts": DEFINED.replace(", password: DataTypes.STRING", "") },
      code: `import { Customer } from "./models";
app.get("/customers", async (req, res) => res.json(await Customer.findAll()));`,
    },
    {
      name: "a model that says itself what is sent",
      files: {
        "src/models.ts": CLASS.replace(
          "extends Model {}",
          "extends Model { toJSON() { return { email: this.email }; } }",
        ),
      },
      code: `import { User } from "./models";
app.get("/users/:id", async (req, res) => { res.json(await User.findByPk(req.params.id)); });`,
    },
    {
      name: "the record is only counted",
      files: { "src/models.ts": CLASS },
      code: `import { User } from "./models";
app.get("/users", async (req, res) => { res.json({ count: await User.count() }); });`,
    },
  ],
  invalid: [
    {
      name: "a model that is defined",
      files: { "src/models.ts": DEFINED },
      code: `import { Customer } from "./models";
app.get("/customers", async (req, res) => res.json(await Customer.findAll()));`,
      findings: [{ at: "await Customer.findAll()", message: "password" }],
    },
    {
      name: "a class that is initialized",
      files: { "src/models.ts": CLASS },
      code: `import { User } from "./models";
app.get("/me", async (req, res) => {
  const user = await User.findOne({ where: { id: req.session.user } });
  res.json(user);
});`,
      findings: [{ at: "user", message: "passwordHash", fixes: ["leave-out"] }],
    },
    {
      name: "a class with decorators",
      files: {
        "src/user.model.ts": `import { Column, Model, Table } from "sequelize-typescript";
@Table
export class User extends Model { @Column email: string; @Column password: string; }
`,
      },
      code: `import { User } from "./user.model";
app.get("/users", async (req, res) => { res.send(await User.findAll()); });`,
      findings: [{ at: "await User.findAll()", message: "password" }],
    },
  ],
});
