import { rule } from "../../../src/rules/privacy/swallowed-exception/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const attempt = (step: string, handler: string): string => `export async function run(order) {
  try {
    ${step}
  } ${handler}
}
`;

testRule(rule, {
  valid: [
    {
      name: "a table that no money hangs on",
      code: `import { db, banners } from "./db";
        export async function hide(id) { try { await db.update(banners).set({ shown: false }); } catch {} }`,
    },
    {
      name: "a payment that is taken back before the error goes on",
      code: `export const pay = async (order) => {
  const payment = await this.paymentService.authorizePayment(order);
  try {
    await this.orders.place(order);
  } catch (error) {
    await this.paymentService.cancelPayment(payment).catch(() => {});
    throw error;
  }
};
`,
    },
    {
      name: "what is undone before the error is answered or logged",
      code: `export const place = async (req, res) => {
  const order = await orders.create(req.body);
  try {
    await link(order);
  } catch (error) {
    await orders.delete(order.id).catch(() => {});
    if (order.isNew) await payments.cancel(order.id).catch(() => {});
    return res.status(502).json({ message: "No payment link" });
  }
  try {
    await tell(order);
  } catch (error) {
    await orders.delete(order.id).catch(() => {});
    logger.error("told nobody", error);
  }
};
`,
    },
    {
      name: "a token that logs nobody in, and an answer that cannot be read",
      code: `server.addHook("onRequest", async (request) => {
  try {
    request.user = tokens.verifyToken(request.headers.authorization);
  } catch {}
});
export const paid = async (id) => {
  const payment = await payResponse.json().catch(() => null);
  return payment?.status;
};
`,
    },
    {
      name: "a mail that is sent along",
      code: `export const shipped = async (order) => {
  await orders.update(order.id, { status: "shipped" });
  mailer.sendOrderShipped(order).catch(() => {});
};
`,
    },
    {
      name: "a reason in a comment",
      code: attempt(
        "await stripe.refunds.create(order);",
        "catch {\n    // Refunded by hand already.\n  }",
      ),
    },
    { name: "parsing", code: attempt("order.data = JSON.parse(order.payment);", "catch {}") },
    {
      name: "reading",
      code: attempt("await orders.findById(order.id);\n    await payments.list();", "catch {}"),
    },
    {
      name: "tidying up and telling others",
      code: attempt(
        "await order.lock.release();\n    analytics.track('order_placed');\n    await cache.invalidateOrder(order);",
        "catch {}",
      ),
    },
    {
      name: "an error that is handled",
      code: attempt(
        "await payments.capture(order);",
        "catch (error) {\n    order.state = 'failed';\n  }",
      ),
    },
    {
      name: "a notification",
      code: "export const a = (order) => mailer.notify(order).catch(() => {});\nexport const b = (log) => logger.info(log).catch(() => undefined);\n",
    },
    {
      name: "a promise whose error is logged",
      code: "export const a = (order) => payments.refund(order).catch((error) => console.error(error));\n",
    },
    {
      name: "in a page",
      path: "src/Checkout.jsx",
      code: `import { useState } from "react";
export const Checkout = () => <button onClick={() => placeOrder().catch(() => {})}>{useState}</button>;
`,
    },
    {
      name: "a test",
      path: "test/pay.test.ts",
      code: attempt("await payments.refund(order);", "catch {}"),
    },
  ],
  invalid: [
    {
      name: "a subscription to mails that is not ended",
      code: `export const end = async (id) => {
  try {
    await mailSubscriptions.updateOne({ id }, { status: "ended" });
  } catch (error) {
  }
};
`,
      findings: [{ at: "catch (error) {\n  }", message: "mailSubscriptions.updateOne() fails" }],
    },
    {
      name: "a signature that nobody learns was wrong, and what is undone while nobody is told",
      code: `export async function hook(request) {
  try {
    await webhooks.verifySignature(request);
  } catch {}
  await fulfil(request.body);
}
export const place = async (order) => {
  try {
    await link(order);
  } catch (error) {
    await orders.delete(order.id).catch(() => {});
    order.link = undefined;
  }
};
`,
      findings: [
        { at: "catch {}", message: "verifySignature() fails" },
        { at: "() => {}", message: "orders.delete() fails" },
      ],
    },
    {
      name: "the second function of then",
      code: `export const back = (id) => stripe.refunds.create({ charge: id }).then((refund) => refund.id, () => {});`,
      findings: [{ at: "() => {}" }],
    },
    {
      name: "a table of orders in a query builder",
      code: `import { db, orders } from "./db";
export async function pay(id) {
  try { await db.update(orders).set({ status: "paid" }); } catch {}
}`,
      findings: [{ at: "catch {}" }],
    },
    {
      name: "a refund",
      code: attempt("await stripe.refunds.create({ payment_intent: order.payment });", "catch {}"),
      findings: [
        {
          at: "catch {}",
          level: "information",
          message: "refunds.create()",
          fixes: ["log-and-throw"],
        },
      ],
      fixed: {
        "log-and-throw": attempt(
          "await stripe.refunds.create({ payment_intent: order.payment });",
          "catch (error) {\n    console.error(error);\n    throw error;\n  }",
        ),
      },
    },
    {
      name: "stock, with an error that has a name",
      code: attempt(
        "await this.stock.decrement(order.variant, order.quantity);",
        "catch (err) { }",
      ),
      findings: [{ at: "catch (err) { }" }],
    },
    {
      name: "a promise",
      code: "export const cancel = (order) => this.paymentService.cancelPayment(order.payment).catch(() => {});\n",
      findings: [{ at: "() => {}", fixes: ["log"] }],
      fixed: {
        log: "export const cancel = (order) => this.paymentService.cancelPayment(order.payment).catch((error) => console.error(error));\n",
      },
    },
    {
      name: "an order in CommonJS",
      code: `exports.place = async (cart) => {
  const order = await orderService.createOrder(cart).catch(() => null);
  return { ok: true, order };
};
`,
      findings: [{ at: "() => null" }],
    },
    {
      name: "who may come in",
      code: `export async function guard(req, res, next) {
  try {
    await auth.authorize(req.user, "refund");
  } catch {}
  next();
}
`,
      findings: [{ at: "catch {}" }],
    },
  ],
});
