import { LanguageCode, PaymentMethodHandler, assertFound, patchEntity } from "@vendure/core";
import type { AssetNamingStrategy, AuthenticationStrategy, RequestContext } from "@vendure/core";
import { exec } from "node:child_process";

export const handler = new PaymentMethodHandler({
  code: "labels",
  description: [{ languageCode: LanguageCode.en, value: "Labels" }],
  args: {},
  createPayment: async (ctx, order, amount, args, metadata) => {
    exec(`lp ${metadata.label}`); // !alert command-injection
    exec(`lp ${amount}`); // !safe command-injection
    exec(`lp ${patchEntity({}, metadata).label}`); // !alert command-injection
    exec(`lp ${(await assertFound(Promise.resolve(metadata))).label}`); // !alert command-injection
    return { amount, state: "Settled" as const };
  },
  settlePayment: async () => ({ success: true }),
  createRefund: async (ctx, input) => {
    exec(`lp ${input.reason}`); // !alert command-injection
    return { state: "Settled" as const };
  },
});
export class TokenStrategy implements AuthenticationStrategy {
  readonly name = "token";
  async authenticate(ctx: RequestContext, data: { token: string }) {
    exec(`lp ${data.token}`); // !alert command-injection
    return false;
  }
}
export class Names implements AssetNamingStrategy {
  generateSourceFileName(ctx: RequestContext, original: string) {
    exec(`file ${original}`); // !alert command-injection
    return original;
  }
}
