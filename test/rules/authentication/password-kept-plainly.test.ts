import { rule } from "../../../src/rules/authentication/password-hash-weak/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const SEQUELIZE = `import { DataTypes, Sequelize } from "sequelize";
const sequelize = new Sequelize(process.env.DATABASE_URL);
`;

testRule(rule, {
  valid: [
    {
      name: "a hash is looked at, of which the parameter is the plain half",
      path: "src/services/auth.ts",
      code: `import bcrypt from "bcrypt";
export async function login(email, password) {
  const user = await User.findOne({ email });
  if (user.password === password) throw new Error("not migrated yet");
  return bcrypt.compare(password, user.password);
}`,
    },
    {
      name: "a parameter that was hashed before it is compared",
      path: "src/services/auth.ts",
      code: `export async function login(users, email, password) {
  const user = await users.byEmail(email);
  password = slow(password, user.salt);
  return user.password === password;
}`,
    },
    {
      name: "two fields of one form, and a setting",
      path: "src/services/auth.ts",
      code: `export function isSame(form, password, config) { return form.password === password || config.password === password; }`,
    },
    {
      name: "a page that compares what it has in its own memory",
      path: "src/components/demo.tsx",
      code: `import { useState } from "react";
export function Demo({ users }) { const [list] = useState(users); return (name, password) => list.find((user) => user.password === password); }`,
    },
    {
      name: "an account that is looked for by the hash",
      path: "src/routes/login.ts",
      code: `app.post("/login", async (req, res) => {
  const password = hashed(req.body.password);
  res.json(await User.findOne({ email: req.body.email, password }));
});`,
    },
    {
      name: "a database that hashes",
      path: "src/routes/login.ts",
      code: `app.post("/login", (req, res) => {
  db.query("SELECT id FROM users WHERE email = ? AND password = SHA2(CONCAT(salt, ?), 512)", [req.body.email, req.body.password], done);
});`,
    },
    {
      name: "a model that hashes what it stores",
      files: {
        "models/user.ts": `import mongoose from "mongoose";
import { slow } from "../lib/slow";
const schema = new mongoose.Schema({ email: String, password: String });
schema.pre("save", async function () { this.password = await slow(this.password); });
export const User = mongoose.model("User", schema);`,
      },
      path: "src/routes/register.ts",
      code: `import { User } from "../../models/user";
app.post("/register", async (req, res) => { res.json(await User.create({ email: req.body.email, password: req.body.password })); });`,
    },
    {
      name: "a model that nobody finds",
      path: "src/routes/register.ts",
      code: `app.post("/register", async (req, res) => { await this.users.create({ email: req.body.email, password: req.body.password }); });`,
    },
    {
      name: "the password of a shared list, which is no account",
      path: "src/routes/lists.ts",
      code: `app.post("/lists", async (req, res) => { await db.collection("wishlists").insertOne({ title: req.body.title, password: req.body.password }); });`,
    },
  ],
  invalid: [
    {
      name: "compared with a parameter, where nothing hashes",
      path: "src/data/users.js",
      code: `exports.login = (db, email, password, done) => db.collection("users").findOne({ email: String(email) }, (error, user) => {
  if (user.password !== password) return done(new Error("wrong"));
  done(null, user);
});`,
      findings: [{ message: "is compared", at: "user.password !== password" }],
    },
    {
      name: "compared with a form that a service is handed",
      path: "src/auth/auth.service.ts",
      code: `export class AuthService {
  constructor(private readonly users: UsersService) {}
  async signIn(loginDto: LoginDto) {
    const user = await this.users.byEmail(loginDto.email);
    if (user?.password !== loginDto.password) throw new UnauthorizedException();
    return user;
  }
}`,
      findings: [{ message: "is compared", at: "user?.password !== loginDto.password" }],
    },
    {
      name: "an account that is looked for by name and password",
      path: "src/routes/login.js",
      code: `const { User } = require("../models");
router.post("/login", async (req, res) => {
  const { email, password } = req.body;
  const user = await User.findOne({ where: { email, password } });
  res.json({ id: user?.id });
});`,
      findings: [{ message: "is looked for", at: "User.findOne({ where: { email, password } })" }],
    },
    {
      name: "the same in SQL",
      path: "src/routes/login.js",
      code: `app.post("/login", (req, res) => {
  pool.query("SELECT id FROM users WHERE email = $1 AND password = $2", [req.body.email, req.body.password], done);
});`,
      findings: [
        {
          message: "is looked for",
          at: 'pool.query("SELECT id FROM users WHERE email = $1 AND password = $2", [req.body.email, req.body.password], done)',
        },
      ],
    },
    {
      name: "stored by a model that hashes nothing",
      files: {
        "models/index.js": `${SEQUELIZE}export const User = sequelize.define("User", { email: DataTypes.STRING, password: DataTypes.STRING });`,
      },
      path: "src/register.js",
      code: `import { User } from "../models/index.js";
app.post("/register", async (req, res) => { await User.create({ email: req.body.email, password: req.body.password }); });`,
      findings: [
        {
          message: "stored as it is",
          at: "User.create({ email: req.body.email, password: req.body.password })",
        },
      ],
    },
    {
      name: "stored by a driver, in a collection and in a table",
      path: "src/register.js",
      code: `app.post("/a", async (req, res) => { await db.collection("customers").insertOne({ email: req.body.email, password: req.body.password }); });
app.post("/b", (req, res) => { db.run("INSERT INTO users (email, password) VALUES (?, ?)", [req.body.email, req.body.password]); });`,
      findings: [
        {
          message: "stored as it is",
          at: 'db.collection("customers").insertOne({ email: req.body.email, password: req.body.password })',
        },
        {
          message: "stored as it is",
          at: 'db.run("INSERT INTO users (email, password) VALUES (?, ?)", [req.body.email, req.body.password])',
        },
      ],
    },
  ],
});
