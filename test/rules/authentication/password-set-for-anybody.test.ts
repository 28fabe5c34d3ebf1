import { rule } from "../../../src/rules/authentication/password-set-for-anybody/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const start = `import express from "express"; import bcrypt from "bcryptjs"; import jwt from "jsonwebtoken";
const app = express(); app.use(express.json());
const requireLogin = (req, res, next) => { try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); } catch { return res.sendStatus(401); } next(); };
`;

testRule(rule, {
  valid: [
    {
      name: "a token from the owner's mail",
      code: `${start}app.post("/reset-password", async (req, res) => {
  const user = await User.findOne({ resetToken: String(req.body.token) });
  user.password = await bcrypt.hash(req.body.password, 12);
  await user.save();
  res.end();
});`,
    },
    {
      name: "a log-in before it",
      code: `${start}app.put("/set-password", requireLogin, async (req, res) => {
  await User.findByIdAndUpdate(req.body.userId, { password: await bcrypt.hash(req.body.password, 12) });
  res.end();
});`,
    },
    {
      name: "the old password",
      code: `${start}app.post("/change-password", async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email) });
  if (!(await bcrypt.compare(req.body.oldPassword, user.password))) return res.sendStatus(401);
  user.password = await bcrypt.hash(req.body.password, 12);
  await user.save();
  res.end();
});`,
    },
    {
      name: "an account that is made with it",
      code: `${start}app.post("/register", async (req, res) => {
  await User.create({ email: req.body.email, password: await bcrypt.hash(req.body.password, 12) });
  res.end();
});`,
    },
    {
      name: "a mail that asks for it",
      code: `${start}app.post("/forgot-password", async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email) });
  await user.update({ asked: new Date() });
  await mail(user.email);
  res.end();
});`,
    },
    {
      name: "a first password for an account that has none",
      code: `${start}app.post("/set-password", async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email), password: { $exists: false } });
  user.password = await bcrypt.hash(req.body.password, 12);
  await user.save();
  res.end();
});`,
    },
    {
      name: "a code that was sent to the phone",
      code: `${start}app.post("/resetPassword", async (req, res) => {
  const { phone, smsCode, password } = req.body;
  const sent = await redis.get("sms_" + phone);
  if (sent !== smsCode) return res.status(400).end();
  await User.updateOne({ phone: String(phone) }, { password: await bcrypt.hash(password, 12) });
  res.end();
});`,
    },
    {
      name: "a service that may ask",
      code: `${start}app.post("/reset-password", async (req, res) => {
  await accounts.resetPassword(req.body.email, req.body.password);
  res.end();
});`,
    },
  ],
  invalid: [
    {
      name: "the number of an employee in SQL",
      code: `${start}app.post("/api/auth/set-password", async (req, res) => {
  const { empNo, password } = req.body;
  if (!empNo || password.length < 8) return res.status(400).json({ code: "short" });
  const hash = await bcrypt.hash(password, 12);
  await query("UPDATE employees SET password_hash = $1 WHERE id = $2", [hash, empNo]);
  res.end();
});`,
      findings: [{ at: `app.post("/api/auth/set-password"` }],
    },
    {
      name: "an address for which the password is forgotten",
      code: `${start}const forgotPassword = async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email) });
  if (!user) return res.status(404).json({ message: "unknown" });
  user.password = await bcrypt.hash(req.body.newPassword, 10);
  await user.save();
  res.json({ message: "done" });
};
app.put("/password-reset", forgotPassword);`,
      findings: [{ at: `app.put("/password-reset"` }],
    },
    {
      name: "a function of the store that hashes",
      code: `${start}const hashPassword = (text) => bcrypt.hash(text, 12);
app.post("/forgot-password/new", async (req, res) => {
  const { email, newPassword } = req.body;
  await User.findOneAndUpdate({ email: String(email) }, { password: await hashPassword(newPassword) });
  res.end();
});`,
      findings: [{ at: `app.post("/forgot-password/new"` }],
    },
    {
      name: "the id of a user in the path",
      code: `${start}app.patch("/users/:id/change-password", async (req, res) => {
  const password = await bcrypt.hash(req.body.password, 10);
  await prisma.user.update({ where: { id: req.params.id }, data: { password } });
  res.end();
});`,
      findings: [{ at: `app.patch("/users/:id/change-password"` }],
    },
  ],
});
