import { rule } from "../../../src/rules/authentication/reset-code-in-response/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a code that is mailed alone",
      code: `import { randomInt } from "node:crypto";
export async function forgot(req, res) {
  const otp = String(randomInt(100000, 1000000));
  await Customer.updateOne({ email: req.body.email }, { otp });
  await mail({ to: req.body.email, text: otp });
  res.json({ message: "If there is an account, it has mail." });
}`,
    },
    {
      name: "a code for developers",
      code: `export async function sendOtp(req, res) {
  const otp = generateOtp();
  await sms.send(req.body.phone, otp);
  res.json({ sent: true, ...(process.env.NODE_ENV !== "production" && { otp }) });
}`,
    },
    {
      name: "the token of a log-in",
      code: `import { randomBytes } from "node:crypto";
export async function login(req, res) {
  const user = await User.findOne({ email: String(req.body.email) });
  const token = randomBytes(32).toString("hex");
  await Session.create({ token, user: user.id });
  res.json({ token });
}`,
    },
    {
      name: "the token of a session for whoever showed the right code",
      code: `exports.verifyLoginOtp = async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email) });
  if (user.otp.code !== Number(req.body.otp)) return res.status(400).json({ message: "wrong" });
  const token = user.getJWTToken();
  res.json({ success: true, token });
};
exports.resetPassword = async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email), resetToken: hash(req.body.token) });
  user.password = req.body.password;
  await user.save();
  const token = generateAccessToken(user);
  res.json({ token });
};`,
    },
    {
      name: "a code that the customer tells whoever brings the order",
      code: `export async function dispatch(req, res) {
  const order = await Order.findById(req.params.id);
  order.otp = generateOtp();
  await order.save();
  await notifyRider(order.rider.phone);
  res.json({ otp: order.otp });
}`,
    },
    {
      name: "whether a code was right",
      code: `export async function verifyOtp(req, res) {
  const user = await User.findOne({ email: String(req.body.email) });
  if (user.otp !== req.body.otp) return res.status(400).json({ otp: "wrong" });
  res.json({ token: sign(user) });
}`,
    },
    {
      name: "a hash of the token",
      code: `import { createHash, randomBytes } from "node:crypto";
export async function forgot(req, res) {
  const resetToken = createHash("sha256").update(randomBytes(32)).digest("hex");
  await mail(req.body.email, "asked");
  res.json({ resetToken });
}`,
    },
  ],
  invalid: [
    {
      name: "a code beside the mail",
      code: `import { randomInt } from "node:crypto";
export async function login(req, res) {
  const otpCode = String(randomInt(100000, 1000000));
  await queue.add("sendEmail", { to: req.body.email, text: otpCode });
  res.status(200).json({ message: "sent", data: { otp: otpCode } });
}`,
      findings: [{ at: "otpCode" }],
    },
    {
      name: "a code that a function of the file makes together with its end",
      code: `function createOtp() { return { code: Math.random().toString().slice(2, 8), until: Date.now() + 60000 }; }
export async function resend(ctx) {
  const { otp, until } = createOtp();
  await sms(ctx.request.body.phone, otp);
  ctx.body = { otp, until };
}`,
      findings: [{ at: "otp" }],
    },
    {
      name: "the token and the link of a forgotten password",
      code: `import { randomBytes } from "node:crypto";
router.post("/forgot-password", async (req, res) => {
  const token = randomBytes(32).toString("hex");
  await Reset.create({ email: req.body.email, token });
  const resetUrl = \`https://shop.example/reset/\${token}\`;
  res.json({ resetUrl });
});
router.post("/forgot-pin", async (req, res) => {
  const token = randomBytes(32).toString("hex");
  await Reset.create({ email: req.body.email, token });
  res.json({ token });
});`,
      findings: [{ at: "resetUrl" }, { at: "token" }],
    },
    {
      name: "a code that is kept first",
      code: `export const sendOtp = async (req, res) => {
  const user = await User.findOne({ phone: String(req.body.phone) });
  user.otp = Math.floor(100000 + Math.random() * 900000);
  await user.save();
  return res.send({ success: true, otp: user.otp });
};`,
      findings: [{ at: "user.otp" }],
    },
  ],
});
