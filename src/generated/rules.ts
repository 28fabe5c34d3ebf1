// Written by `npm run generate`. All rules, by id.
import type { Rule } from "../engine/api.ts";
import { rule as cleartextEndpoint } from "../rules/configuration/cleartext-endpoint/rule.ts";
import { rule as corsReflectCredentials } from "../rules/access-control/cors-reflect-credentials/rule.ts";
import { rule as defaultCredential } from "../rules/authentication/default-credential/rule.ts";
import { rule as depDeprecated } from "../rules/dependencies/dep-deprecated/rule.ts";
import { rule as depOutdated } from "../rules/dependencies/dep-outdated/rule.ts";
import { rule as depUnmaintained } from "../rules/dependencies/dep-unmaintained/rule.ts";
import { rule as envFileTracked } from "../rules/authentication/env-file-tracked/rule.ts";
import { rule as hardcodedSecret } from "../rules/authentication/hardcoded-secret/rule.ts";
import { rule as jsonldScriptBreakout } from "../rules/injection/jsonld-script-breakout/rule.ts";
import { rule as jwtAlgUnsafe } from "../rules/authentication/jwt-alg-unsafe/rule.ts";
import { rule as passwordHashWeak } from "../rules/authentication/password-hash-weak/rule.ts";
import { rule as secretEnvFallback } from "../rules/authentication/secret-env-fallback/rule.ts";
import { rule as sessionCookieFlags } from "../rules/authentication/session-cookie-flags/rule.ts";
import { rule as sqlInjection } from "../rules/injection/sql-injection/rule.ts";
import { rule as suppressionExpired } from "../rules/suppressions/suppression-expired/rule.ts";
import { rule as suppressionMalformed } from "../rules/suppressions/suppression-malformed/rule.ts";
import { rule as suppressionUnknownRule } from "../rules/suppressions/suppression-unknown-rule/rule.ts";
import { rule as suppressionUnused } from "../rules/suppressions/suppression-unused/rule.ts";
import { rule as timingUnsafeCompare } from "../rules/authentication/timing-unsafe-compare/rule.ts";
import { rule as tlsVerifyDisabled } from "../rules/configuration/tls-verify-disabled/rule.ts";
import { rule as weakRandomToken } from "../rules/authentication/weak-random-token/rule.ts";

export const rules: readonly Rule[] = [
  cleartextEndpoint,
  corsReflectCredentials,
  defaultCredential,
  depDeprecated,
  depOutdated,
  depUnmaintained,
  envFileTracked,
  hardcodedSecret,
  jsonldScriptBreakout,
  jwtAlgUnsafe,
  passwordHashWeak,
  secretEnvFallback,
  sessionCookieFlags,
  sqlInjection,
  suppressionExpired,
  suppressionMalformed,
  suppressionUnknownRule,
  suppressionUnused,
  timingUnsafeCompare,
  tlsVerifyDisabled,
  weakRandomToken,
];
