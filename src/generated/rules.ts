// Written by `npm run generate`. All rules, by id.
import type { Rule } from "../engine/api.ts";
import { rule as suppressionExpired } from "../rules/suppressions/suppression-expired/rule.ts";
import { rule as suppressionMalformed } from "../rules/suppressions/suppression-malformed/rule.ts";
import { rule as suppressionUnknownRule } from "../rules/suppressions/suppression-unknown-rule/rule.ts";
import { rule as suppressionUnused } from "../rules/suppressions/suppression-unused/rule.ts";
import { rule as tlsVerifyDisabled } from "../rules/configuration/tls-verify-disabled/rule.ts";

export const rules: readonly Rule[] = [
  suppressionExpired,
  suppressionMalformed,
  suppressionUnknownRule,
  suppressionUnused,
  tlsVerifyDisabled,
];
