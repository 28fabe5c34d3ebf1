import { rule } from "../../../src/rules/authentication/account-enumeration/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "the status 404 for what a token or a host name leads to",
      code: `router.post("/reset/:token", async (req, res) => {
  const user = await users.findOne({ resetToken: String(req.params.token) });
  if (!user) return res.status(404).json({ error: "Ask for a new link" });
});
router.post("/login", async (req, res) => {
  const store = await stores.findOne({ host: req.hostname });
  if (!store) return res.status(404).end();
});
router.get("/customers/:email", async (req, res) => {
  const user = await users.findOne({ email: req.params.email });
  if (!user) return res.status(404).json({ error: "Nobody" });
});`,
    },
    {
      name: "somebody whose id a token says, whatever the look-up is called",
      code: `export async function completeLogin(ticket, code) {
  const userId = await readTicket(ticket);
  if (!userId) throw new HttpError(401, "The ticket is not valid");
  const user = await accounts.withRoles(userId);
  if (!user) throw new HttpError(401, "User not found");
}`,
    },
    {
      name: "somebody who has shown the token of the mail",
      code: `export async function resetPassword(token, password) {
  const entry = await tickets.byHash(digest(token));
  if (!entry || entry.expiresAt < new Date()) throw new HttpError(400, "The link is not valid");
  const user = await accounts.findByEmail(entry.email);
  if (!user) throw new HttpError(404, "User not found");
}`,
    },
    {
      name: "somebody who is known by an id",
      code: `app.post("/reset/:id/resend", async (req, res) => {
  const user = await users.getEntityById(req.params.id);
  if (!user) throw new NotFoundException("User not found");
});`,
    },
    {
      name: "something else than a record, under a short name",
      code: `app.post("/login", async (req, res) => {
  const p = parse(req.body);
  if (!p) return res.status(400).send("No account with this email address");
});`,
    },
    {
      name: "Koa: the same answer for all",
      code: `router.post("/login", async (ctx) => {
  const user = await User.findOne({ where: { email: ctx.request.body.email } });
  if (!user || !(await user.matches(ctx.request.body.password))) { ctx.status = 401; ctx.body = "The address or the password is wrong"; }
});`,
    },
    {
      name: "one answer for both",
      code: `router.post("/login", async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email) });
  if (!user) return res.status(401).json({ error: "E-mail or password is wrong" });
});`,
    },
    {
      name: "a registration",
      code: `router.post("/register", async (req, res) => {
  if (!user) return res.status(400).json({ error: "Email not valid" });
});`,
    },
    {
      name: "a profile of whoever is logged in",
      code: `router.get("/profile", async (req, res) => {
  const user = await User.findById(req.user.id);
  if (!user) return res.status(404).json({ error: "User not found" });
});`,
    },
    {
      name: "the log",
      code: `export async function login(req, res) {
  if (!user) {
    logger.warn("User not found");
    return res.status(401).json({ error: "wrong" });
  }
}`,
    },
    {
      name: "other texts of a log-in",
      code: `export async function login(req, res) {
  if (!req.body.email) return res.status(400).json({ error: "Email is required" });
  if (user.locked) return res.status(423).json({ error: "This account is locked" });
}`,
    },
    {
      name: "the form in the browser",
      path: "src/login.tsx",
      code: `"use client";
export async function login(user) {
  if (!user) throw new Error("User not found");
}`,
    },
  ],
  invalid: [
    {
      name: "a status that says it, whatever the text does",
      code: `router.post("/password/remind", async (req, res) => {
  const account = await redis.hgetall("account:" + req.body.email);
  if (!account.id) return res.status(404).json({ error: "Please look at what you typed" });
  await mail(account);
});
router.post("/login", async (req, res) => {
  const somebody = await Member.findOne({ email: String(req.body.email) });
  if (!somebody) throw createError({ statusCode: 404, statusMessage: "Sorry" });
});`,
      findings: [
        { at: "res.status(404)" },
        { at: 'createError({ statusCode: 404, statusMessage: "Sorry" })' },
      ],
    },
    {
      name: "somebody who is known by an address",
      code: `app.post("/reset/resend", async (req, res) => {
  const user = await users.getByEmail(req.body.email);
  if (!user) throw new NotFoundException("User not found");
});`,
      findings: [{ at: '"User not found"' }],
    },
    {
      name: "a record under a short name",
      code: `app.post("/login", async (req, res) => {
  const u = await User.findOne({ email: String(req.body.email) });
  if (!u) return res.status(401).send("No account with this email address");
});`,
      findings: [{ at: '"No account with this email address"', level: "information" }],
    },
    {
      name: "an action of SvelteKit that says that an address is not registered",
      path: "src/routes/login/+page.server.ts",
      code: `export const actions = {
  default: async ({ request }) => {
    const user = await find(await request.formData());
    if (!user) return fail(404, { message: "This address is not registered" });
  },
};`,
      findings: [{ at: '"This address is not registered"' }],
    },
    {
      name: "Koa: the body of the answer",
      code: `router.post("/login", async (ctx) => {
  const user = await User.findOne({ where: { email: ctx.request.body.email } });
  if (!user) { ctx.status = 404; ctx.body = "User does not exist"; return; }
});`,
      findings: [{ at: '"User does not exist"' }],
    },
    {
      name: "Hono",
      code: `app.post("/login", async (c) => {
  const user = await find(await c.req.json());
  if (!user) return c.json({ error: "No such user" }, 404);
});`,
      findings: [{ at: '"No such user"' }],
    },
    {
      name: "a log-in of Express",
      code: `const router = require("express").Router();
router.post('/login', async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email) });
  if (!user) {
    return res.status(400).send({ error: 'No user found for this email address.' });
  }
  res.json(await open(user));
});
`,
      findings: [
        {
          at: "'No user found for this email address.'",
          level: "information",
          fixes: ["say-less"],
        },
      ],
      fixed: {
        "say-less": `const router = require("express").Router();
router.post('/login', async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email) });
  if (!user) {
    return res.status(400).send({ error: 'The address or the password is wrong' });
  }
  res.json(await open(user));
});
`,
      },
    },
    {
      name: "a reset in a service of Nest",
      code: `export class AuthService {
  async forgotPassword(dto: ForgotDto) {
    const user = await this.users.findOne(dto.email);
    if (!user) throw new NotFoundException("User does not exist");
    return this.mail.reset(user);
  }
}`,
      findings: [{ at: `"User does not exist"`, fixes: [] }],
    },
    {
      name: "the other branch, and callbacks",
      code: `exports.adminLogin = async (req, res, next) => {
  const admins = await db.find(req.body.email);
  if (admins.length > 0) {
    return open(admins[0], res);
  } else {
    responseReturn(res, 404, { error: "Email not found" });
  }
};`,
      findings: [{ at: `"Email not found"` }],
    },
    {
      name: "a route of Next",
      path: "src/app/api/auth/forgot-password/route.ts",
      code: `export async function POST(request: Request) {
  const { email } = await request.json();
  const customer = await db.customer.findUnique({ where: { email } });
  if (!customer) return Response.json({ error: \`No account exists for \${email}\` }, { status: 404 });
  return Response.json({ ok: true });
}`,
      findings: [{ at: "`No account exists for ${email}`" }],
    },
  ],
});
