import { describe, expect, it } from "vitest";
import { tableOf } from "./table.ts";

/** What a handler of Express does about payments, with the names of what it does it with. */
function deeds(body: string, more: Readonly<Record<string, string>> = {}): string[] {
  const files = {
    "package.json": '{ "dependencies": { "express": "4.0.0" } }',
    ...more,
    "app.js": `const express = require("express");
      const { settle } = require("./settle");
      const stripe = require("stripe")("key");
      const app = express();
      app.post("/payments", async (req, res) => { ${body} });`,
  };
  return (tableOf(files)[0]?.deeds ?? []).map(({ kind, says }) => `${kind} ${says}`.trim());
}

describe("deeds", () => {
  it("say that an order is paid, by fields, assignments, enums and UPDATE", () => {
    expect(deeds("await Order.updateOne({ _id: 1 }, { isPaid: true })")).toContain("pays isPaid");
    expect(deeds("order.paidAt = new Date(); await order.save()")).toContain("pays paidAt");
    expect(deeds("order.status = OrderStatus.PAID")).toContain("pays status");
    expect(deeds(`await db.query("UPDATE orders SET status = 'paid' WHERE id = ?", [1])`)).toEqual([
      "pays UPDATE",
    ]);
    expect(
      deeds("await sql`update orders set status = 'paid' where id = ${req.body.id}`"),
    ).toContain("pays UPDATE");
  });

  it("say so in the argument of a function that changes a status", () => {
    expect(deeds('await orders.updateStatus(req.body.id, "paid")')).toContain("pays updateStatus");
    expect(deeds("await setOrderStatus(req.body.id, OrderStatus.PAID)")).toContain(
      "pays setOrderStatus",
    );
    expect(deeds('await orders.updateStatus(req.body.id, "shipped")')).not.toContain(
      "pays updateStatus",
    );
    expect(deeds('await setLampState(req.body.id, "paid")')).toEqual([]);
  });

  it("compare an amount where the statement asks for it", () => {
    const update = (filter: string) =>
      deeds(`await Order.updateOne({ ref: payment.id, ${filter} }, { status: "paid" })`);
    expect(update("total: payment.amount.value")).toContain("compares-amount");
    expect(update("total: 5")).not.toContain("compares-amount");
    expect(deeds('await Order.create({ total: req.body.total, status: "paid" })')).not.toContain(
      "compares-amount",
    );
  });

  it("say so in the words of Vendure, Medusa and EverShop", () => {
    expect(
      deeds('await orderService.transitionToState(ctx, req.body.id, "PaymentSettled")'),
    ).toContain("pays transitionToState");
    expect(deeds('await orderService.transitionToState(ctx, 1, "Shipped")')).not.toContain(
      "pays transitionToState",
    );
    expect(deeds("await markPaymentCollectionAsPaid(req.scope).run({ input: {} })")).toContain(
      "pays markPaymentCollectionAsPaid",
    );
    expect(deeds("await createOrderShipmentWorkflow(req.scope).run({ input: {} })")).toContain(
      "writes run",
    );
    expect(deeds("await getOrderDetailWorkflow(req.scope).run({ input: {} })")).not.toContain(
      "writes run",
    );
    expect(
      deeds(
        `await update("order").given({ payment_status: "paid" }).where("id", "=", 1).execute(pool)`,
      ),
    ).toContain("pays payment_status");
  });

  it("tell what an order becomes from what is asked for and answered", () => {
    expect(deeds(`await Order.find({ paymentStatus: "paid" })`)).toEqual(["notes-event"]);
    expect(deeds(`await prisma.order.updateMany({ where: { status: "PAID" }, data: {} })`)).toEqual(
      ["writes updateMany", "notes-event"],
    );
    expect(deeds(`res.json({ paymentStatus: "paid" })`)).toEqual([]);
  });

  it("leave out what is paid otherwise", () => {
    const paid = "order.isPaid = true;";
    expect(deeds(`if (order.method === "cod") { ${paid} }`)).toEqual([]);
    expect(deeds(`if (order.total === 0) { ${paid} }`)).toEqual([]);
    expect(deeds(`if (order.method !== "cod") { ${paid} }`)).toEqual(["pays isPaid"]);
  });

  it("are found in functions of the project", () => {
    const settle = { "settle.js": "exports.settle = async (order) => { order.isPaid = true; };" };
    expect(deeds("await settle(order)", settle)).toEqual(["pays isPaid"]);
  });

  it("say who is asked, who is checked, and what is handed on", () => {
    expect(deeds("await stripe.paymentIntents.retrieve(req.body.id)")).toEqual(["asks retrieve"]);
    expect(deeds("await stripe.paymentIntents.retrieve(order.intent)")).toEqual([
      "asks retrieve",
      "binds-order retrieve",
    ]);
    expect(deeds("await stripe.charges.create({ amount: order.total })")).toEqual([
      "charges create",
    ]);
    expect(deeds("await container.provider.handle(req.body)")).toEqual(["hands-on handle"]);
    expect(deeds("if (req.headers['x-key'] !== process.env.KEY) return")).toContain(
      "compares-secret",
    );
  });
});
