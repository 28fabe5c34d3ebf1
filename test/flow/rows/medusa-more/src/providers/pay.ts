import { AbstractPaymentProvider } from "@medusajs/framework/utils";
import type { InitiatePaymentInput, ProviderWebhookPayload } from "@medusajs/framework/types";
import { exec } from "node:child_process";

export class Pay extends AbstractPaymentProvider {
  async getWebhookActionAndData(payload: ProviderWebhookPayload["payload"]) {
    exec(`lp ${payload.data.label}`); // !alert command-injection
    exec(`lp ${payload.rawData}`); // !alert command-injection
    return { action: "not_supported" as const };
  }
  async initiatePayment(input: InitiatePaymentInput) {
    exec(`lp ${input.data.label}`); // !alert command-injection
    exec(`lp ${input.amount}`); // !safe command-injection
    return { id: "1" };
  }
}
