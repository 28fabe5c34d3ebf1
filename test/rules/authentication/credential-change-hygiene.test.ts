import { rule } from "../../../src/rules/authentication/credential-change-hygiene/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a route that does something else under such a path",
      path: "routes/account.js",
      code: `router.post("/password/strength", async (req, res) => { res.json({ ok: hash(req.body.password) }); });
router.get("/change-password", async (req, res) => { user.password = await hash("x"); await user.save(); });`,
    },
    {
      name: "the old password and an end of sessions",
      code: `export async function changePassword(req, res) {
  if (!(await bcrypt.compare(req.body.currentPassword, user.password))) return res.sendStatus(403);
  user.password = await bcrypt.hash(req.body.password, 12);
  await user.save();
  await sessions.deleteMany({ user: user.id });
}`,
    },
    {
      name: "a function that only hands it on",
      code: `export class AccountController {
  changePassword(body) { return this.accounts.changePassword(body); }
}`,
    },
    {
      name: "a version that tokens carry",
      code: `export async function resetPassword(user, next) {
  user.password = await argon2.hash(next);
  user.tokenVersion += 1;
  await user.save();
}`,
    },
    {
      name: "the form in the browser",
      path: "src/account.tsx",
      code: `"use client";
export async function changePassword(form) {
  form.password = await hash(form.next);
  await form.save();
}`,
    },
    {
      name: "something else about passwords",
      code: `export async function comparePassword(given) {
  this.password = await bcrypt.hash(given, 12);
  await this.save();
}`,
    },
  ],
  invalid: [
    {
      name: "a route of Express without a name",
      path: "routes/account.js",
      code: `router.put("/me/password", loggedIn, async (req, res) => {
  const user = await User.findById(req.user.id);
  user.passwordHash = await bcrypt.hash(req.body.newPassword, 12);
  await user.save();
  res.json({ ok: true });
});`,
      findings: [{ at: '"/me/password"', message: "without asking" }],
    },
    {
      name: "a route file of Next.js",
      path: "app/api/account/change-password/route.ts",
      code: `export async function POST(request: Request) {
  const { password } = await request.json();
  await prisma.user.update({ where: { id }, data: { password: await hash(password) } });
  return new Response();
}`,
      findings: [{ at: "POST" }],
    },
    {
      name: "without the old one",
      code: `exports.updatePassword = async (req, res) => {
  const user = await User.findById(req.user.id);
  user.password = await bcrypt.hash(req.body.password, 12);
  await user.save();
  res.json({});
};`,
      findings: [{ at: "exports.updatePassword", level: "information", message: "without asking" }],
    },
    {
      name: "a reset that ends nothing",
      code: `export class Accounts {
  async resetPassword(token: string, next: string) {
    const user = await this.users.byToken(token);
    await this.users.update(user.id, { password: await hash(next) });
  }
}`,
      findings: [{ at: "resetPassword", message: "ends no session" }],
    },
    {
      name: "the old one is asked for, and nothing ends",
      code: `const changePassword = async (user, body) => {
  if (!(await argon2.verify(user.password, body.oldPassword))) throw new Error("wrong");
  user.password = await argon2.hash(body.newPassword);
  await user.save();
};
export default changePassword;`,
      findings: [{ at: "changePassword", message: "ends no session" }],
    },
  ],
});
