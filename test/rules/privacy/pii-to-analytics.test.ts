import { rule } from "../../../src/rules/privacy/pii-to-analytics/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "an order without its customer",
      code: 'gtag("event", "purchase", { transaction_id: order.id, value: order.total, currency });\n',
    },
    {
      name: "a hash",
      code: 'gtag("event", "sign_up", { email: sha256(user.email), em: hashedEmail });\nposthog.identify(emailHash);\n',
    },
    {
      name: "whether there is one",
      code: "dataLayer.push({ event: 'contact', hasEmail: Boolean(form.email), email: 'yes' });\n",
    },
    {
      name: "names of things",
      code: 'gtag("event", "view", { item_name: product.name, email_template: emailTemplate, supportEmail });\n',
    },
    {
      name: "a list of the program",
      code: "recipients.push({ email: user.email });\nemails.push(user.email);\n",
    },
    {
      name: "a service of the shop's own",
      code: "crm.identify({ email: user.email });\nsession.set({ email });\napp.set('email', user.email);\n",
    },
    {
      name: "a test",
      path: "src/analytics.test.ts",
      code: 'gtag("event", "purchase", { email: user.email });\n',
    },
    {
      name: "a function of that name of another package",
      code: 'import { logEvent } from "./audit";\nlogEvent(analytics, "login", { email: user.email });\n',
    },
  ],
  invalid: [
    {
      name: "Google",
      code: 'gtag("event", "purchase", { transaction_id: order.id, email: order.email });\n',
      findings: [{ at: "order.email", level: "warning", message: "gtag", fixes: ["drop-field"] }],
      fixed: { "drop-field": 'gtag("event", "purchase", { transaction_id: order.id });\n' },
    },
    {
      name: "the data layer, in several spellings",
      code: `window.dataLayer.push({ event: "login", user: { phoneNumber: customer.phone } });
(window.dataLayer = window.dataLayer || []).push({ event: "checkout" });
window.gtag("set", "user_properties", { full_name: customer.fullName });
`,
      findings: [{ at: "customer.phone" }, { at: "customer.fullName" }],
    },
    {
      name: "an object that was made before",
      code: `export function track(user) {
  const data = { id: user.id, email: user.email };
  window.fbq("track", "Lead", data);
}
`,
      findings: [{ at: "data", message: "fbq", fixes: [] }],
    },
    {
      name: "an address in an event's text",
      code: "ttq.track('Contact', { description: `mail to ${customer.email}` });\nhj('identify', user.id, { email: user.email });\n",
      findings: [{ at: "customer.email" }, { at: "user.email" }],
    },
    {
      name: "Firebase",
      code: `import { getAnalytics, logEvent } from "firebase/analytics";
logEvent(getAnalytics(), "sign_up", { email: user.email });
`,
      findings: [{ at: "user.email", level: "warning" }],
    },
    {
      name: "services that may know whom they watch, and fields that are hashed",
      code: `posthog.identify(user.id, { email: user.email });
mixpanel.people.set({ $phone: user.phone });
window.analytics.identify(user.id, { lastName: user.lastName });
fbq("init", "123", { em: user.email });
gtag("set", "user_data", { email: user.email });
`,
      findings: [
        { at: "user.email", level: "information" },
        { at: "user.phone", level: "information" },
        { at: "user.lastName", level: "information" },
        { at: "user.email", level: "information" },
        { at: "user.email", level: "information" },
      ],
    },
  ],
});
