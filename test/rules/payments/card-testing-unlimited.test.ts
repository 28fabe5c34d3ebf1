import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/card-testing-unlimited/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const PACKAGE =
  '{"dependencies":{"express":"4","next":"15","@nestjs/common":"10","stripe":"14","koa":"2","fastify":"4","@remix-run/node":"2"}}';

type Case = readonly [name: string, files: Readonly<Record<string, string>>];

const TWILIO = `const express = require("express");
const twilio = require("twilio");
const client = twilio(process.env.SID, process.env.TOKEN);
const app = express();
app.use(express.json());
`;

const BAD: readonly Case[] = [
  [
    "text messages to any number",
    {
      "src/app.js": `${TWILIO}app.post("/api/code", async (req, res) => {
  await client.messages.create({ to: req.body.phone, from: SHOP, body: "Your code" });
  res.sendStatus(204);
});
`,
    },
  ],
  [
    "codes of Twilio Verify",
    {
      "src/app.js": `${TWILIO}app.post("/api/verify", async (req, res) => {
  await client.verify.v2.services(SERVICE).verifications.create({ to: req.body.mobile, channel: "sms" });
  res.sendStatus(204);
});
`,
    },
  ],
  [
    "a function that sends messages",
    {
      "src/app.js": `${TWILIO}app.post("/api/code", async (req, res) => {
  await sendSms(req.body.phoneNumber, "Your code");
  res.sendStatus(204);
});
`,
    },
  ],
  [
    "other carriers",
    {
      "src/app.js": `const express = require("express");
const { Vonage } = require("@vonage/server-sdk");
const { SNSClient, PublishCommand } = require("@aws-sdk/client-sns");
const vonage = new Vonage({ apiKey: process.env.K, apiSecret: process.env.S });
const client = new SNSClient({});
const app = express();
app.post("/api/code", async (req, res) => {
  await vonage.sms.send({ to: req.body.phone, from: "Shop", text: "Your code" });
  res.sendStatus(204);
});
`,
    },
  ],
  [
    "notifications of Amazon to a phone",
    {
      "src/app.js": `const express = require("express");
const { SNSClient, PublishCommand } = require("@aws-sdk/client-sns");
const client = new SNSClient({});
const app = express();
app.post("/api/code", async (req, res) => {
  await client.send(new PublishCommand({ PhoneNumber: req.body.phone, Message: "Your code" }));
  res.sendStatus(204);
});
`,
    },
  ],
  [
    "MessageBird behind a function of the shop",
    {
      "src/app.js": `const express = require("express");
const { invite } = require("./invite");
const app = express();
app.post("/api/invite", async (req, res) => {
  await invite(req.body.mobile);
  res.sendStatus(204);
});
`,
      "src/invite.js": `const messagebird = require("messagebird").initClient(process.env.KEY);
exports.invite = (to) => messagebird.messages.create({ originator: "Shop", recipients: [to], body: "Welcome" });
`,
    },
  ],
  [
    "public intent",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.use(express.json());
app.post("/create-payment-intent", async (req, res) => {
  const cart = await Cart.findById(req.body.cart);
  const intent = await stripe.paymentIntents.create({ amount: cart.total, currency: "eur" });
  res.json({ clientSecret: intent.client_secret });
});
`,
    },
  ],
  [
    "next route",
    {
      "src/app/api/checkout/route.ts": `import Stripe from "stripe";
const stripe = new Stripe(process.env.K!);
export async function POST(request: Request) {
  const charge = await stripe.charges.create({ amount: 100, currency: "eur", source: (await request.json()).token });
  return Response.json({ ok: charge.paid });
}
`,
    },
  ],
  [
    "nest braintree",
    {
      "src/pay.controller.ts": `import { Body, Controller, Post } from "@nestjs/common";
import { PayService } from "./pay.service";
@Controller("pay")
export class PayController {
  constructor(private readonly service: PayService) {}
  @Post()
  pay(@Body() body) { return this.service.pay(body.nonce); }
}
`,
      "src/pay.service.ts": `export class PayService {
  pay(nonce: string) { return this.braintreeGateway.transaction.sale({ amount: "10", paymentMethodNonce: nonce }); }
}
`,
    },
  ],
];

const GOOD: readonly Case[] = [
  [
    "text messages with a limit",
    {
      "src/app.js": `${TWILIO}const { rateLimit } = require("express-rate-limit");
app.post("/api/code", rateLimit({ limit: 3 }), async (req, res) => {
  await client.messages.create({ to: req.body.phone, from: SHOP, body: "Your code" });
  res.sendStatus(204);
});
`,
    },
  ],
  [
    "a message to the shop itself",
    {
      "src/app.js": `${TWILIO}app.post("/api/contact", async (req, res) => {
  await client.messages.create({ to: process.env.SHOP, from: SHOP, body: "Somebody wrote" });
  res.sendStatus(204);
});
`,
    },
  ],
  [
    "notifications of Amazon to a topic of the shop",
    {
      "src/app.js": `const express = require("express");
const { SNSClient, PublishCommand } = require("@aws-sdk/client-sns");
const client = new SNSClient({});
const app = express();
app.post("/api/stock", async (req, res) => {
  await client.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: req.body.phoneNumber }));
  res.sendStatus(204);
});
`,
    },
  ],
  [
    "messages of an assistant",
    {
      "src/app.js": `${TWILIO}app.post("/api/chat", async (req, res) => {
  res.json(await anthropic.messages.create({ model: "m", messages: [{ role: "user", content: req.body.phone }] }));
});
`,
    },
  ],
  [
    "limiter on the route",
    {
      "src/app.js": `const express = require("express");
const rateLimit = require("express-rate-limit");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/pay", rateLimit({ windowMs: 60000, max: 5 }), async (req, res) => {
  res.json(await stripe.paymentIntents.create({ amount: 100, currency: "eur" }));
});
`,
    },
  ],
  [
    "limiter for all",
    {
      "src/app.js": `const express = require("express");
const { rateLimit } = require("express-rate-limit");
const stripe = require("stripe")(process.env.K);
const app = express();
app.use(rateLimit({ windowMs: 60000 }));
app.post("/pay", async (req, res) => {
  res.json(await stripe.paymentIntents.create({ amount: 100, currency: "eur" }));
});
`,
    },
  ],
  [
    "limiter inside",
    {
      "src/app/api/pay/route.ts": `import Stripe from "stripe";
import { ratelimit } from "@/lib/ratelimit";
const stripe = new Stripe(process.env.K!);
export async function POST(request: Request) {
  const { success } = await ratelimit.limit("ip");
  if (!success) return new Response(null, { status: 429 });
  return Response.json(await stripe.paymentIntents.create({ amount: 100, currency: "eur" }));
}
`,
    },
  ],
  [
    "for staff",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/admin/charges", requireAdmin, async (req, res) => {
  res.json(await stripe.charges.create({ amount: 100, currency: "eur" }));
});
`,
    },
  ],
  [
    "reading",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/status", async (req, res) => {
  res.json(await stripe.paymentIntents.retrieve(req.body.id));
});
`,
    },
  ],
  [
    "captcha",
    {
      "src/app.js": `const express = require("express");
const stripe = require("stripe")(process.env.K);
const app = express();
app.post("/pay", async (req, res) => {
  if (!(await verifyCaptcha(req.body.captcha))) return res.sendStatus(400);
  res.json(await stripe.paymentIntents.create({ amount: 100, currency: "eur" }));
});
`,
    },
  ],
];

describe("card-testing-unlimited", () => {
  it.each(BAD)("reports: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toHaveLength(1);
  });
  it.each(GOOD)("stays silent: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toEqual([]);
  });
});
