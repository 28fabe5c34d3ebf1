import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/webhook-signature-missing/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

/** A payment provider of Medusa with a method that is told of what happened there. */
const provider = (body: string): Readonly<Record<string, string>> => ({
  "package.json": '{"dependencies":{"@medusajs/framework":"2.9.0"}}',
  "src/modules/pay/service.ts": `import { AbstractPaymentProvider, PaymentActions } from "@medusajs/framework/utils";
import { Client } from "./client";
export default class PayService extends AbstractPaymentProvider<{}> {
  static identifier = "pay";
  private readonly client = new Client();
  async getWebhookActionAndData(payload: ProviderWebhookPayload["payload"]) {
${body}
  }
}
`,
});

describe("webhook-signature-missing in providers of Medusa", () => {
  it.each([
    `    const { data } = payload;
    return { action: PaymentActions.SUCCESSFUL, data: { session_id: data.session, amount: data.amount } };`,
    `    const event = payload.data as { type: string; session: string; amount: number };
    switch (event.type) {
      case "paid":
        return { action: "captured", data: { session_id: event.session, amount: event.amount } };
      default:
        return { action: "not_supported" };
    }`,
  ])("reports a payment provider of Medusa that believes what it is told: %#", (body) => {
    expect(projectFindings(rule, provider(body))).toEqual([
      expect.objectContaining({ level: "error", underlined: "getWebhookActionAndData" }),
    ]);
  });

  it.each([
    `    const event = this.client.constructEvent(payload.rawData, payload.headers["x-signature"]);
    return { action: PaymentActions.SUCCESSFUL, data: { session_id: event.session, amount: event.amount } };`,
    `    const payment = await this.client.payments.get(payload.data.id);
    return { action: PaymentActions.SUCCESSFUL, data: { session_id: payment.session, amount: payment.amount } };`,
    `    return { action: PaymentActions.NOT_SUPPORTED };`,
    `    const event = await this.read(payload);
    return { action: PaymentActions.SUCCESSFUL, data: { session_id: event.session, amount: 1 } };`,
    `    const { data } = payload;
    if (data.checksum !== this.client.checksum(data.id)) return { action: PaymentActions.FAILED };
    return { action: PaymentActions.SUCCESSFUL, data: { session_id: data.session, amount: data.amount } };`,
  ])("stays silent about one that checks, asks or does nothing: %#", (body) => {
    expect(projectFindings(rule, provider(body))).toEqual([]);
  });
});
