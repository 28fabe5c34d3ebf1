import { rule } from "../../../src/rules/authentication/password-hash-weak/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import CryptoJS from "crypto-js";
import express from "express";
const router = express.Router();
`;
const HELPER = `import { createCipheriv, randomBytes } from "node:crypto";
export function encrypt(text: string) {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final()]).toString("base64");
}
`;

testRule(rule, {
  valid: [
    {
      name: "credentials for another server",
      code: `${EXPRESS}export async function saveSettings(req, res) {
  await Setting.create({ host: req.body.host, password: CryptoJS.AES.encrypt(req.body.password, KEY).toString() });
}
`,
    },
    {
      name: "the password of a mail server, kept with the account",
      code: `${EXPRESS}router.put("/users/mail", async (req, res) => {
  const user = await User.findById(req.user.id);
  user.smtpPassword = CryptoJS.AES.encrypt(req.body.smtpPassword, KEY).toString();
  const mail = CryptoJS.AES.decrypt(user.smtpPassword, KEY);
  await user.save();
});
`,
    },
    {
      name: "a browser that encrypts before it sends",
      path: "client/src/pages/Register.jsx",
      code: `import CryptoJS from "crypto-js";
import { useState } from "react";
export async function register(email, password) {
  await api.post("/register", { email, password: CryptoJS.AES.encrypt(password, KEY).toString() });
}
`,
    },
    {
      name: "a token that is encrypted at sign-up",
      code: `${EXPRESS}router.post("/register", async (req, res) => {
  const link = CryptoJS.AES.encrypt(req.body.email, KEY).toString();
  res.json({ link });
});
`,
    },
    {
      name: "a helper that hashes and is called encrypt",
      code: `import bcrypt from "bcryptjs";
const encrypt = (text) => bcrypt.hash(text, 12);
export const register = async (email, password) => User.create({ email, password: await encrypt(password) });
`,
    },
    {
      name: "an address that is kept encrypted",
      code: `import { encrypt } from "./crypto.ts";
export const register = (email, address) => User.create({ email, address: encrypt(address) });
`,
      files: { "src/crypto.ts": HELPER },
    },
    {
      name: "a session that a browser gives back",
      code: `${EXPRESS}router.post("/login", (req, res) => {
  const data = CryptoJS.AES.decrypt(req.cookies.session, KEY);
  res.json({ data: data.toString(CryptoJS.enc.Utf8) });
});
`,
    },
  ],
  invalid: [
    {
      name: "crypto-js at sign-up and log-in",
      code: `${EXPRESS}router.post("/register", async (req, res) => {
  const user = new User({
    email: req.body.email,
    password: CryptoJS.AES.encrypt(req.body.password, process.env.PASS_SEC).toString(),
  });
  await user.save();
});
router.post("/login", async (req, res) => {
  const user = await User.findOne({ email: req.body.email });
  const stored = CryptoJS.AES.decrypt(user.password, process.env.PASS_SEC).toString(CryptoJS.enc.Utf8);
  if (stored !== req.body.password) return res.status(401).end();
});
`,
      findings: [
        {
          at: "CryptoJS.AES.encrypt(req.body.password, process.env.PASS_SEC).toString()",
          level: "error",
          message: "encrypted",
        },
        {
          at: "CryptoJS.AES.decrypt(user.password, process.env.PASS_SEC).toString(CryptoJS.enc.Utf8)",
        },
      ],
    },
    {
      name: "Node's ciphers in a function for passwords",
      code: `import { createCipheriv } from "node:crypto";
export function encryptPassword(password: string) {
  const cipher = createCipheriv("aes-256-cbc", key, iv);
  return cipher.update(password, "utf8", "hex") + cipher.final("hex");
}
`,
      findings: [{ at: 'cipher.update(password, "utf8", "hex")' }],
    },
    {
      name: "a helper of another file",
      code: `import { encrypt } from "./crypto.ts";
export const createUser = async (email: string, password: string) =>
  prisma.user.create({ data: { email, password: encrypt(password) } });
`,
      files: { "src/crypto.ts": HELPER },
      findings: [{ at: "encrypt(password)" }],
    },
    {
      name: "Cryptr, when the password is changed",
      code: `const Cryptr = require("cryptr");
const cryptr = new Cryptr(process.env.KEY);
exports.update = async (req, res) => {
  const customer = await Customer.findById(req.user.id);
  customer.password = cryptr.encrypt(req.body.password);
  await customer.save();
};
`,
      findings: [{ at: "cryptr.encrypt(req.body.password)" }],
    },
  ],
});
