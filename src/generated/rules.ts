// Written by `npm run generate`. All rules, by id.
import type { Rule } from "../engine/api.ts";
import { rule as tlsVerifyDisabled } from "../rules/configuration/tls-verify-disabled/rule.ts";

export const rules: readonly Rule[] = [
  tlsVerifyDisabled,
];
