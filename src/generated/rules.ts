// Written by `npm run generate`. All rules, by id.
import type { Rule } from "../engine/api.ts";
import { rule as accountEnumeration } from "../rules/authentication/account-enumeration/rule.ts";
import { rule as accountPageCached } from "../rules/privacy/account-page-cached/rule.ts";
import { rule as adminPasswordInCommand } from "../rules/configuration/admin-password-in-command/rule.ts";
import { rule as ajvSchemaPermissive } from "../rules/configuration/ajv-schema-permissive/rule.ts";
import { rule as asyncErrorUnhandled } from "../rules/privacy/async-error-unhandled/rule.ts";
import { rule as authFailureNotLogged } from "../rules/privacy/auth-failure-not-logged/rule.ts";
import { rule as authTokenWebStorage } from "../rules/authentication/auth-token-web-storage/rule.ts";
import { rule as authWithoutRoleCheck } from "../rules/access-control/auth-without-role-check/rule.ts";
import { rule as backupPlanAbsent } from "../rules/backups/backup-plan-absent/rule.ts";
import { rule as backupScriptInsecure } from "../rules/backups/backup-script-insecure/rule.ts";
import { rule as badHtmlFilter } from "../rules/injection/bad-html-filter/rule.ts";
import { rule as biasedRandom } from "../rules/authentication/biased-random/rule.ts";
import { rule as cardDataHandled } from "../rules/payments/card-data-handled/rule.ts";
import { rule as cardDataLogged } from "../rules/payments/card-data-logged/rule.ts";
import { rule as cardTestingUnlimited } from "../rules/payments/card-testing-unlimited/rule.ts";
import { rule as caseSensitiveGuard } from "../rules/access-control/case-sensitive-guard/rule.ts";
import { rule as checkWithoutEffect } from "../rules/access-control/check-without-effect/rule.ts";
import { rule as cleanedBeforeRendering } from "../rules/injection/cleaned-before-rendering/rule.ts";
import { rule as cleartextEndpoint } from "../rules/configuration/cleartext-endpoint/rule.ts";
import { rule as clientChosenPriceId } from "../rules/payments/client-chosen-price-id/rule.ts";
import { rule as clientMetadataTrusted } from "../rules/payments/client-metadata-trusted/rule.ts";
import { rule as clientSuppliedAmount } from "../rules/payments/client-supplied-amount/rule.ts";
import { rule as clientSuppliedOrderTotal } from "../rules/payments/client-supplied-order-total/rule.ts";
import { rule as codeInjection } from "../rules/injection/code-injection/rule.ts";
import { rule as commandInjection } from "../rules/injection/command-injection/rule.ts";
import { rule as corsReflectCredentials } from "../rules/access-control/cors-reflect-credentials/rule.ts";
import { rule as credentialChangeHygiene } from "../rules/authentication/credential-change-hygiene/rule.ts";
import { rule as cspMissingOrWeak } from "../rules/configuration/csp-missing-or-weak/rule.ts";
import { rule as csrfMissing } from "../rules/access-control/csrf-missing/rule.ts";
import { rule as csvFormulaInjection } from "../rules/injection/csv-formula-injection/rule.ts";
import { rule as databasePortPublished } from "../rules/configuration/database-port-published/rule.ts";
import { rule as debugEndpoint } from "../rules/access-control/debug-endpoint/rule.ts";
import { rule as debugInProduction } from "../rules/configuration/debug-in-production/rule.ts";
import { rule as defaultCredential } from "../rules/authentication/default-credential/rule.ts";
import { rule as depCooldown } from "../rules/dependencies/dep-cooldown/rule.ts";
import { rule as depDeprecated } from "../rules/dependencies/dep-deprecated/rule.ts";
import { rule as depInstallScript } from "../rules/dependencies/dep-install-script/rule.ts";
import { rule as depIntegrity } from "../rules/dependencies/dep-integrity/rule.ts";
import { rule as depKnownVulnerable } from "../rules/dependencies/dep-known-vulnerable/rule.ts";
import { rule as depLicense } from "../rules/dependencies/dep-license/rule.ts";
import { rule as depNonRegistrySource } from "../rules/dependencies/dep-non-registry-source/rule.ts";
import { rule as depOutdated } from "../rules/dependencies/dep-outdated/rule.ts";
import { rule as depSkew } from "../rules/dependencies/dep-skew/rule.ts";
import { rule as depSuspiciousNameOrNew } from "../rules/dependencies/dep-suspicious-name-or-new/rule.ts";
import { rule as depUnmaintained } from "../rules/dependencies/dep-unmaintained/rule.ts";
import { rule as dockerRootOrSecrets } from "../rules/configuration/docker-root-or-secrets/rule.ts";
import { rule as doubleUnescaping } from "../rules/injection/double-unescaping/rule.ts";
import { rule as dumpInRepo } from "../rules/backups/dump-in-repo/rule.ts";
import { rule as dumpUnderPublic } from "../rules/backups/dump-under-public/rule.ts";
import { rule as emailInjection } from "../rules/injection/email-injection/rule.ts";
import { rule as envFileTracked } from "../rules/authentication/env-file-tracked/rule.ts";
import { rule as environmentSent } from "../rules/privacy/environment-sent/rule.ts";
import { rule as errorDetailToClient } from "../rules/privacy/error-detail-to-client/rule.ts";
import { rule as evershopConfigInsecure } from "../rules/configuration/evershop-config-insecure/rule.ts";
import { rule as evershopPublicRouteSensitive } from "../rules/access-control/evershop-public-route-sensitive/rule.ts";
import { rule as evershopUploadTypes } from "../rules/configuration/evershop-upload-types/rule.ts";
import { rule as failOpenSecretCheck } from "../rules/authentication/fail-open-secret-check/rule.ts";
import { rule as fileUploadUnrestricted } from "../rules/access-control/file-upload-unrestricted/rule.ts";
import { rule as floatMoney } from "../rules/payments/float-money/rule.ts";
import { rule as fulfilmentFromReturnUrl } from "../rules/payments/fulfilment-from-return-url/rule.ts";
import { rule as graphqlHardening } from "../rules/access-control/graphql-hardening/rule.ts";
import { rule as graphqlTrpcMutationNoAuth } from "../rules/access-control/graphql-trpc-mutation-no-auth/rule.ts";
import { rule as graphqlUnlimitedQueries } from "../rules/access-control/graphql-unlimited-queries/rule.ts";
import { rule as groqCypherEsInjection } from "../rules/injection/groq-cypher-es-injection/rule.ts";
import { rule as hardcodedSecret } from "../rules/authentication/hardcoded-secret/rule.ts";
import { rule as headerInjectionFilename } from "../rules/injection/header-injection-filename/rule.ts";
import { rule as hiddenCode } from "../rules/injection/hidden-code/rule.ts";
import { rule as htmlToPdfInjection } from "../rules/injection/html-to-pdf-injection/rule.ts";
import { rule as idorByRequestId } from "../rules/access-control/idor-by-request-id/rule.ts";
import { rule as incompleteEscaping } from "../rules/injection/incomplete-escaping/rule.ts";
import { rule as incompleteUrlCheck } from "../rules/injection/incomplete-url-check/rule.ts";
import { rule as insecureDownload } from "../rules/configuration/insecure-download/rule.ts";
import { rule as insecureTempFile } from "../rules/configuration/insecure-temp-file/rule.ts";
import { rule as installIgnoresLockfile } from "../rules/configuration/install-ignores-lockfile/rule.ts";
import { rule as jsonldScriptBreakout } from "../rules/injection/jsonld-script-breakout/rule.ts";
import { rule as jwtAlgUnsafe } from "../rules/authentication/jwt-alg-unsafe/rule.ts";
import { rule as jwtDecodeWithoutVerify } from "../rules/authentication/jwt-decode-without-verify/rule.ts";
import { rule as jwtErrorIgnored } from "../rules/authentication/jwt-error-ignored/rule.ts";
import { rule as keysSentAway } from "../rules/privacy/keys-sent-away/rule.ts";
import { rule as ldapXpathInjection } from "../rules/injection/ldap-xpath-injection/rule.ts";
import { rule as limitedResourceRace } from "../rules/payments/limited-resource-race/rule.ts";
import { rule as lockfileMissingOrStale } from "../rules/dependencies/lockfile-missing-or-stale/rule.ts";
import { rule as logInjection } from "../rules/injection/log-injection/rule.ts";
import { rule as loginNoRateLimit } from "../rules/authentication/login-no-rate-limit/rule.ts";
import { rule as mailRelayFromBody } from "../rules/authentication/mail-relay-from-body/rule.ts";
import { rule as massAssignment } from "../rules/injection/mass-assignment/rule.ts";
import { rule as medusaAuthenticateFalse } from "../rules/access-control/medusa-authenticate-false/rule.ts";
import { rule as medusaConfigInsecure } from "../rules/configuration/medusa-config-insecure/rule.ts";
import { rule as medusaCorsOpen } from "../rules/configuration/medusa-cors-open/rule.ts";
import { rule as medusaMatcherDead } from "../rules/access-control/medusa-matcher-dead/rule.ts";
import { rule as medusaStoreRouteUnguarded } from "../rules/access-control/medusa-store-route-unguarded/rule.ts";
import { rule as missingAuthAdminRoute } from "../rules/access-control/missing-auth-admin-route/rule.ts";
import { rule as missingMfaAdmin } from "../rules/authentication/missing-mfa-admin/rule.ts";
import { rule as mistakenPattern } from "../rules/injection/mistaken-pattern/rule.ts";
import { rule as monitoringAbsent } from "../rules/privacy/monitoring-absent/rule.ts";
import { rule as negativeOrHugeQuantity } from "../rules/payments/negative-or-huge-quantity/rule.ts";
import { rule as nestRolesWithoutGuard } from "../rules/access-control/nest-roles-without-guard/rule.ts";
import { rule as nextBuildErrorsIgnored } from "../rules/configuration/next-build-errors-ignored/rule.ts";
import { rule as nextImagesAnyHost } from "../rules/configuration/next-images-any-host/rule.ts";
import { rule as nextServerActionsOrigins } from "../rules/configuration/next-server-actions-origins/rule.ts";
import { rule as nodeEol } from "../rules/dependencies/node-eol/rule.ts";
import { rule as nosqlOperatorInjection } from "../rules/injection/nosql-operator-injection/rule.ts";
import { rule as nosqlWhereJs } from "../rules/injection/nosql-where-js/rule.ts";
import { rule as npmrcInsecure } from "../rules/authentication/npmrc-insecure/rule.ts";
import { rule as oauthStateMissing } from "../rules/authentication/oauth-state-missing/rule.ts";
import { rule as openRedirect } from "../rules/injection/open-redirect/rule.ts";
import { rule as overExposedResponse } from "../rules/privacy/over-exposed-response/rule.ts";
import { rule as overrideUnneeded } from "../rules/dependencies/override-unneeded/rule.ts";
import { rule as passwordHashWeak } from "../rules/authentication/password-hash-weak/rule.ts";
import { rule as passwordPolicyWeak } from "../rules/authentication/password-policy-weak/rule.ts";
import { rule as passwordSetForAnybody } from "../rules/authentication/password-set-for-anybody/rule.ts";
import { rule as pathPrefixCheck } from "../rules/injection/path-prefix-check/rule.ts";
import { rule as pathTraversal } from "../rules/injection/path-traversal/rule.ts";
import { rule as paymentPageThirdPartyScript } from "../rules/payments/payment-page-third-party-script/rule.ts";
import { rule as paymentReusedForOtherOrder } from "../rules/payments/payment-reused-for-other-order/rule.ts";
import { rule as piiPlaintextAtRest } from "../rules/privacy/pii-plaintext-at-rest/rule.ts";
import { rule as piiToAnalytics } from "../rules/privacy/pii-to-analytics/rule.ts";
import { rule as plaintextOtpOrResetToken } from "../rules/authentication/plaintext-otp-or-reset-token/rule.ts";
import { rule as platformBehindSecurityPatch } from "../rules/dependencies/platform-behind-security-patch/rule.ts";
import { rule as platformEol } from "../rules/dependencies/platform-eol/rule.ts";
import { rule as pluginUnused } from "../rules/dependencies/plugin-unused/rule.ts";
import { rule as postmessageOrigin } from "../rules/access-control/postmessage-origin/rule.ts";
import { rule as privacyLifecycleMissing } from "../rules/privacy/privacy-lifecycle-missing/rule.ts";
import { rule as privateFilesServed } from "../rules/configuration/private-files-served/rule.ts";
import { rule as privateKeyTracked } from "../rules/authentication/private-key-tracked/rule.ts";
import { rule as prototypePollution } from "../rules/injection/prototype-pollution/rule.ts";
import { rule as redosLiteral } from "../rules/injection/redos-literal/rule.ts";
import { rule as redosUserPattern } from "../rules/injection/redos-user-pattern/rule.ts";
import { rule as requestBodyLogged } from "../rules/privacy/request-body-logged/rule.ts";
import { rule as resetCodeInResponse } from "../rules/authentication/reset-code-in-response/rule.ts";
import { rule as resetLinkHostHeader } from "../rules/authentication/reset-link-host-header/rule.ts";
import { rule as resourceExhaustion } from "../rules/injection/resource-exhaustion/rule.ts";
import { rule as reverseTabnabbing } from "../rules/configuration/reverse-tabnabbing/rule.ts";
import { rule as roleChosenBySender } from "../rules/access-control/role-chosen-by-sender/rule.ts";
import { rule as rsaPaddingWeak } from "../rules/authentication/rsa-padding-weak/rule.ts";
import { rule as saleorAppConfigInsecure } from "../rules/configuration/saleor-app-config-insecure/rule.ts";
import { rule as sameOriginRelaxed } from "../rules/access-control/same-origin-relaxed/rule.ts";
import { rule as scriptWithoutSri } from "../rules/configuration/script-without-sri/rule.ts";
import { rule as secretEnvFallback } from "../rules/authentication/secret-env-fallback/rule.ts";
import { rule as secretInClientBundle } from "../rules/authentication/secret-in-client-bundle/rule.ts";
import { rule as secretLogged } from "../rules/privacy/secret-logged/rule.ts";
import { rule as secretReused } from "../rules/authentication/secret-reused/rule.ts";
import { rule as securityHeadersMissing } from "../rules/configuration/security-headers-missing/rule.ts";
import { rule as senderDecidesAccess } from "../rules/access-control/sender-decides-access/rule.ts";
import { rule as sensitiveDataInUrl } from "../rules/authentication/sensitive-data-in-url/rule.ts";
import { rule as serverActionNoAuth } from "../rules/access-control/server-action-no-auth/rule.ts";
import { rule as sessionCookieFlags } from "../rules/authentication/session-cookie-flags/rule.ts";
import { rule as sessionCookieUnsigned } from "../rules/configuration/session-cookie-unsigned/rule.ts";
import { rule as sessionFixation } from "../rules/authentication/session-fixation/rule.ts";
import { rule as sessionLifetime } from "../rules/authentication/session-lifetime/rule.ts";
import { rule as shopifyApiVersionExpired } from "../rules/configuration/shopify-api-version-expired/rule.ts";
import { rule as shopifyComplianceWebhooks } from "../rules/configuration/shopify-compliance-webhooks/rule.ts";
import { rule as shopifyScopesUnused } from "../rules/access-control/shopify-scopes-unused/rule.ts";
import { rule as shopifySessionStorage } from "../rules/configuration/shopify-session-storage/rule.ts";
import { rule as shopifyUnauthenticatedAdmin } from "../rules/access-control/shopify-unauthenticated-admin/rule.ts";
import { rule as shortOtpNoLimit } from "../rules/authentication/short-otp-no-limit/rule.ts";
import { rule as skimmerPattern } from "../rules/payments/skimmer-pattern/rule.ts";
import { rule as sourceMapsPublic } from "../rules/configuration/source-maps-public/rule.ts";
import { rule as sqlInjection } from "../rules/injection/sql-injection/rule.ts";
import { rule as sqlUnsafeRawApi } from "../rules/injection/sql-unsafe-raw-api/rule.ts";
import { rule as ssrf } from "../rules/injection/ssrf/rule.ts";
import { rule as ssrfStoredTarget } from "../rules/injection/ssrf-stored-target/rule.ts";
import { rule as stateChangeOnGet } from "../rules/access-control/state-change-on-get/rule.ts";
import { rule as staticIvOrSalt } from "../rules/authentication/static-iv-or-salt/rule.ts";
import { rule as successOnFailedPayment } from "../rules/payments/success-on-failed-payment/rule.ts";
import { rule as suppressionExpired } from "../rules/suppressions/suppression-expired/rule.ts";
import { rule as suppressionMalformed } from "../rules/suppressions/suppression-malformed/rule.ts";
import { rule as suppressionUnknownRule } from "../rules/suppressions/suppression-unknown-rule/rule.ts";
import { rule as suppressionUnused } from "../rules/suppressions/suppression-unused/rule.ts";
import { rule as swallowedException } from "../rules/privacy/swallowed-exception/rule.ts";
import { rule as templateInjection } from "../rules/injection/template-injection/rule.ts";
import { rule as templateUnescapedOutput } from "../rules/injection/template-unescaped-output/rule.ts";
import { rule as timingUnsafeCompare } from "../rules/authentication/timing-unsafe-compare/rule.ts";
import { rule as tlsOldVersion } from "../rules/configuration/tls-old-version/rule.ts";
import { rule as tlsVerifyDisabled } from "../rules/configuration/tls-verify-disabled/rule.ts";
import { rule as trackerBeforeConsent } from "../rules/privacy/tracker-before-consent/rule.ts";
import { rule as trustProxyMissingOrAll } from "../rules/configuration/trust-proxy-missing-or-all/rule.ts";
import { rule as trustedUserIdFromClient } from "../rules/access-control/trusted-user-id-from-client/rule.ts";
import { rule as typeConfusionThroughParameterTampering } from "../rules/injection/type-confusion-through-parameter-tampering/rule.ts";
import { rule as unauthenticatedDecryption } from "../rules/authentication/unauthenticated-decryption/rule.ts";
import { rule as unboundedPageSize } from "../rules/payments/unbounded-page-size/rule.ts";
import { rule as uncheckedMethodCallByName } from "../rules/injection/unchecked-method-call-by-name/rule.ts";
import { rule as unsafeDeserialization } from "../rules/injection/unsafe-deserialization/rule.ts";
import { rule as unsafeDynamicImport } from "../rules/injection/unsafe-dynamic-import/rule.ts";
import { rule as unsafeHrefScheme } from "../rules/injection/unsafe-href-scheme/rule.ts";
import { rule as unvalidatedBody } from "../rules/injection/unvalidated-body/rule.ts";
import { rule as updateAutomationAbsent } from "../rules/configuration/update-automation-absent/rule.ts";
import { rule as vendureConfigInsecure } from "../rules/configuration/vendure-config-insecure/rule.ts";
import { rule as vendureDebugApi } from "../rules/configuration/vendure-debug-api/rule.ts";
import { rule as vendureDummyPayment } from "../rules/configuration/vendure-dummy-payment/rule.ts";
import { rule as vendureMissingAllow } from "../rules/access-control/vendure-missing-allow/rule.ts";
import { rule as voucherUncheckedAtOrder } from "../rules/payments/voucher-unchecked-at-order/rule.ts";
import { rule as weakCipher } from "../rules/authentication/weak-cipher/rule.ts";
import { rule as weakKeySize } from "../rules/authentication/weak-key-size/rule.ts";
import { rule as weakRandomToken } from "../rules/authentication/weak-random-token/rule.ts";
import { rule as webhookAmountNotCompared } from "../rules/payments/webhook-amount-not-compared/rule.ts";
import { rule as webhookNoReplayGuard } from "../rules/payments/webhook-no-replay-guard/rule.ts";
import { rule as webhookParsedBodyVerified } from "../rules/payments/webhook-parsed-body-verified/rule.ts";
import { rule as webhookSignatureMissing } from "../rules/payments/webhook-signature-missing/rule.ts";
import { rule as webhookSignatureWeak } from "../rules/payments/webhook-signature-weak/rule.ts";
import { rule as websocketOriginUnchecked } from "../rules/access-control/websocket-origin-unchecked/rule.ts";
import { rule as workflowExpressionInjection } from "../rules/configuration/workflow-expression-injection/rule.ts";
import { rule as workflowMutableAction } from "../rules/configuration/workflow-mutable-action/rule.ts";
import { rule as workflowUntrustedCheckout } from "../rules/configuration/workflow-untrusted-checkout/rule.ts";
import { rule as worldWritableFile } from "../rules/configuration/world-writable-file/rule.ts";
import { rule as xssDangerouslySetInnerHtml } from "../rules/injection/xss-dangerously-set-inner-html/rule.ts";
import { rule as xssServerResponse } from "../rules/injection/xss-server-response/rule.ts";
import { rule as xxe } from "../rules/injection/xxe/rule.ts";
import { rule as zipSlip } from "../rules/injection/zip-slip/rule.ts";

export const rules: readonly Rule[] = [
  accountEnumeration,
  accountPageCached,
  adminPasswordInCommand,
  ajvSchemaPermissive,
  asyncErrorUnhandled,
  authFailureNotLogged,
  authTokenWebStorage,
  authWithoutRoleCheck,
  backupPlanAbsent,
  backupScriptInsecure,
  badHtmlFilter,
  biasedRandom,
  cardDataHandled,
  cardDataLogged,
  cardTestingUnlimited,
  caseSensitiveGuard,
  checkWithoutEffect,
  cleanedBeforeRendering,
  cleartextEndpoint,
  clientChosenPriceId,
  clientMetadataTrusted,
  clientSuppliedAmount,
  clientSuppliedOrderTotal,
  codeInjection,
  commandInjection,
  corsReflectCredentials,
  credentialChangeHygiene,
  cspMissingOrWeak,
  csrfMissing,
  csvFormulaInjection,
  databasePortPublished,
  debugEndpoint,
  debugInProduction,
  defaultCredential,
  depCooldown,
  depDeprecated,
  depInstallScript,
  depIntegrity,
  depKnownVulnerable,
  depLicense,
  depNonRegistrySource,
  depOutdated,
  depSkew,
  depSuspiciousNameOrNew,
  depUnmaintained,
  dockerRootOrSecrets,
  doubleUnescaping,
  dumpInRepo,
  dumpUnderPublic,
  emailInjection,
  envFileTracked,
  environmentSent,
  errorDetailToClient,
  evershopConfigInsecure,
  evershopPublicRouteSensitive,
  evershopUploadTypes,
  failOpenSecretCheck,
  fileUploadUnrestricted,
  floatMoney,
  fulfilmentFromReturnUrl,
  graphqlHardening,
  graphqlTrpcMutationNoAuth,
  graphqlUnlimitedQueries,
  groqCypherEsInjection,
  hardcodedSecret,
  headerInjectionFilename,
  hiddenCode,
  htmlToPdfInjection,
  idorByRequestId,
  incompleteEscaping,
  incompleteUrlCheck,
  insecureDownload,
  insecureTempFile,
  installIgnoresLockfile,
  jsonldScriptBreakout,
  jwtAlgUnsafe,
  jwtDecodeWithoutVerify,
  jwtErrorIgnored,
  keysSentAway,
  ldapXpathInjection,
  limitedResourceRace,
  lockfileMissingOrStale,
  logInjection,
  loginNoRateLimit,
  mailRelayFromBody,
  massAssignment,
  medusaAuthenticateFalse,
  medusaConfigInsecure,
  medusaCorsOpen,
  medusaMatcherDead,
  medusaStoreRouteUnguarded,
  missingAuthAdminRoute,
  missingMfaAdmin,
  mistakenPattern,
  monitoringAbsent,
  negativeOrHugeQuantity,
  nestRolesWithoutGuard,
  nextBuildErrorsIgnored,
  nextImagesAnyHost,
  nextServerActionsOrigins,
  nodeEol,
  nosqlOperatorInjection,
  nosqlWhereJs,
  npmrcInsecure,
  oauthStateMissing,
  openRedirect,
  overExposedResponse,
  overrideUnneeded,
  passwordHashWeak,
  passwordPolicyWeak,
  passwordSetForAnybody,
  pathPrefixCheck,
  pathTraversal,
  paymentPageThirdPartyScript,
  paymentReusedForOtherOrder,
  piiPlaintextAtRest,
  piiToAnalytics,
  plaintextOtpOrResetToken,
  platformBehindSecurityPatch,
  platformEol,
  pluginUnused,
  postmessageOrigin,
  privacyLifecycleMissing,
  privateFilesServed,
  privateKeyTracked,
  prototypePollution,
  redosLiteral,
  redosUserPattern,
  requestBodyLogged,
  resetCodeInResponse,
  resetLinkHostHeader,
  resourceExhaustion,
  reverseTabnabbing,
  roleChosenBySender,
  rsaPaddingWeak,
  saleorAppConfigInsecure,
  sameOriginRelaxed,
  scriptWithoutSri,
  secretEnvFallback,
  secretInClientBundle,
  secretLogged,
  secretReused,
  securityHeadersMissing,
  senderDecidesAccess,
  sensitiveDataInUrl,
  serverActionNoAuth,
  sessionCookieFlags,
  sessionCookieUnsigned,
  sessionFixation,
  sessionLifetime,
  shopifyApiVersionExpired,
  shopifyComplianceWebhooks,
  shopifyScopesUnused,
  shopifySessionStorage,
  shopifyUnauthenticatedAdmin,
  shortOtpNoLimit,
  skimmerPattern,
  sourceMapsPublic,
  sqlInjection,
  sqlUnsafeRawApi,
  ssrf,
  ssrfStoredTarget,
  stateChangeOnGet,
  staticIvOrSalt,
  successOnFailedPayment,
  suppressionExpired,
  suppressionMalformed,
  suppressionUnknownRule,
  suppressionUnused,
  swallowedException,
  templateInjection,
  templateUnescapedOutput,
  timingUnsafeCompare,
  tlsOldVersion,
  tlsVerifyDisabled,
  trackerBeforeConsent,
  trustProxyMissingOrAll,
  trustedUserIdFromClient,
  typeConfusionThroughParameterTampering,
  unauthenticatedDecryption,
  unboundedPageSize,
  uncheckedMethodCallByName,
  unsafeDeserialization,
  unsafeDynamicImport,
  unsafeHrefScheme,
  unvalidatedBody,
  updateAutomationAbsent,
  vendureConfigInsecure,
  vendureDebugApi,
  vendureDummyPayment,
  vendureMissingAllow,
  voucherUncheckedAtOrder,
  weakCipher,
  weakKeySize,
  weakRandomToken,
  webhookAmountNotCompared,
  webhookNoReplayGuard,
  webhookParsedBodyVerified,
  webhookSignatureMissing,
  webhookSignatureWeak,
  websocketOriginUnchecked,
  workflowExpressionInjection,
  workflowMutableAction,
  workflowUntrustedCheckout,
  worldWritableFile,
  xssDangerouslySetInnerHtml,
  xssServerResponse,
  xxe,
  zipSlip,
];
