import { rule } from "../../../src/rules/authentication/hardcoded-secret/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

/** Passwords as people make them up: what tells them from words is where they stand. */
testRule(rule, {
  valid: [
    {
      name: "the pattern that passwords are checked with",
      code: 'export const patterns = { password: "^.*[A-Za-z0-9_-]+.*$", pin: "^\\\\d{4}$" };',
    },
    {
      name: "labels, names of fields and rules for passwords",
      code: `export const labels = { password: "Password123", dbPassword: "database-password" };
export const passwordPattern = "Abc123!x";
export const field = { name: "dbPassword", type: "password" };`,
    },
    {
      name: "types and steps that are compared",
      code: `if (input.type === "password") show();
if (step === "Password2") next();`,
    },
    {
      name: "names of what is beside an account",
      code: `export const form = { user: "text", password: "password" };
export const fields = { username: "username", password: "new_password" };`,
    },
    {
      name: "a machine's own database",
      code: `export const url = "postgres://shop:Summer2021!@localhost:5432/shop";
export const inside = "redis://:Summer2021!@host.docker.internal:6379";`,
    },
    { name: "read from outside", code: "export const dbPassword = process.env.DB_PASSWORD;" },
  ],
  invalid: [
    {
      name: "of a server that the name says",
      code: `export const config = { dbPassword: "Summer2021!" };
const SMTP_PASS = "W1nter-2022!";`,
      findings: [{ at: '"Summer2021!"' }, { at: '"W1nter-2022!"' }],
    },
    {
      name: "compared with what was typed",
      code: `export function login(user, pass) {
  return user === "admin" && pass === "S3cur3Adm1n!";
}`,
      findings: [{ at: '"S3cur3Adm1n!"' }],
    },
    {
      name: "of an account, though it is a weak one",
      code: `axios.get(url, { auth: { username: "svc", password: "lantern42" } });`,
      findings: [{ at: '"lantern42"' }],
    },
    {
      name: "of no known account",
      code: `const password = "Tr4cking!pass";`,
      findings: [{ at: '"Tr4cking!pass"' }],
    },
    {
      name: "of another machine of the network",
      code: `const url = "mongodb://admin:S3cr3tP4ss@db.internal:27017/app";`,
      findings: [{ at: '"mongodb://admin:S3cr3tP4ss@db.internal:27017/app"' }],
    },
  ],
});
