import { rule } from "../../../src/rules/authentication/plaintext-otp-or-reset-token/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a hash in a statement, and columns that open nothing",
      code: `import { createHash, randomBytes, randomUUID } from "node:crypto";
export async function forgot(id) {
  const token = createHash("sha256").update(randomBytes(32)).digest("hex");
  await query("UPDATE users SET reset_token = $1 WHERE id = $2", [token, id]);
  await query("INSERT INTO coupons (code, shop) VALUES (?, ?)", [randomUUID(), id]);
  await query("UPDATE users SET reset_token = NULL, seen = $1 WHERE reset_token = $2", [randomUUID(), id]);
}`,
    },
    {
      name: "a hash of the token",
      code: `import { createHash, randomBytes } from "node:crypto";
export async function forgot(user) {
  const token = randomBytes(32).toString("hex");
  user.resetPasswordToken = createHash("sha256").update(token).digest("hex");
  await user.save();
  return token;
}`,
    },
    {
      name: "a hash by the function that makes it",
      code: `import { createHash, randomBytes } from "node:crypto";
const makeToken = () => createHash("sha256").update(randomBytes(32)).digest("hex");
export const forgot = (id) => User.updateOne({ id }, { resetToken: makeToken() });`,
    },
    {
      name: "a token that is taken away",
      code: `export async function done(user) {
  user.resetToken = undefined;
  await user.save();
  await User.updateOne({ id: user.id }, { $set: { otp: null } });
}`,
    },
    {
      name: "a token that is looked up",
      code: `export const find = (req) => User.findOne({ resetToken: req.params.token, otp: generateOtp() });`,
    },
    {
      name: "what goes into the mail",
      code: `import { randomBytes } from "node:crypto";
export async function forgot(email) {
  const resetToken = randomBytes(32).toString("hex");
  await mailer.send({ to: email, template: "reset", data: { resetToken } });
}`,
    },
    {
      name: "a cache",
      code: `import { randomInt } from "node:crypto";
export const keep = (email) => otpCache.set(email, { otp: randomInt(100000, 1000000) });`,
    },
    {
      name: "a signed token",
      code: `import jwt from "jsonwebtoken";
export async function forgot(user) {
  user.resetToken = jwt.sign({ id: user.id }, process.env.RESET_SECRET, { expiresIn: "15m" });
  await user.save();
}`,
    },
  ],
  invalid: [
    {
      name: "statements",
      code: `import { randomBytes, randomInt } from "node:crypto";
export async function forgot(id) {
  const token = randomBytes(32).toString("hex");
  await query(\`UPDATE clients SET expires = $2, password_reset_token = $1 WHERE id = $3\`, [token, new Date(), id]);
  const digits = String(randomInt(100000, 999999));
  await pool.query("INSERT INTO otp (user_id, code, made) VALUES (?, ?, NOW())", [id, digits]);
}`,
      findings: [{ at: "token" }, { at: "digits" }],
    },
    {
      name: "mongoose",
      code: `const crypto = require("crypto");
exports.forgot = async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email) });
  const buffer = crypto.randomBytes(48);
  const resetToken = buffer.toString("hex");
  user.resetPasswordToken = resetToken;
  await user.save();
};`,
      findings: [{ at: "user.resetPasswordToken = resetToken", level: "warning" }],
    },
    {
      name: "the driver of MongoDB",
      code: `import { randomBytes } from "crypto";
export async function forgot(db, email) {
  const passwordToken = randomBytes(20).toString("hex");
  await db.customers.updateOne({ email }, { $set: { resetToken: passwordToken, resetTokenExpiry: Date.now() + 3600000 } });
}`,
      findings: [{ at: "resetToken: passwordToken" }],
    },
    {
      name: "Prisma, with a function of the store",
      code: `export async function forgot(email: string) {
  const token = generateResetToken();
  await prisma.user.update({ where: { email }, data: { passwordResetToken: token } });
  await prisma.login.create({ data: { email, otpCode: generateOTP() } });
}
const generateOTP = () => String(Math.floor(100000 + Math.random() * 900000));`,
      findings: [
        { at: "passwordResetToken: token", level: "warning" },
        { at: "otpCode: generateOTP()", level: "information" },
      ],
    },
    {
      name: "a method of the model",
      code: `import mongoose from "mongoose";
import { nanoid } from "nanoid";
const schema = new mongoose.Schema({});
schema.methods.makeReset = function () {
  this.resetToken = nanoid(40);
  return this.resetToken;
};`,
      findings: [{ at: "this.resetToken = nanoid(40)" }],
    },
  ],
});
