import { rule } from "../../../src/rules/payments/payment-page-third-party-script/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const CHAT = `<script src="https://widget.chat-for-shops.com/w.js"></script>`;

testRule(rule, {
  valid: [
    {
      name: "payment providers",
      path: "views/checkout.html",
      code: `<script src="https://js.stripe.com/v3/"></script><script src="https://www.paypal.com/sdk/js?client-id=1"></script>
<script src="https://static.zipmoney.com.au/checkout/checkout-v1.min.js"></script>
<script src="https://checkoutshopper-live.adyen.com/checkoutshopper/sdk/5.0.0/adyen.js"></script>`,
    },
    { name: "another page", path: "views/product.html", code: CHAT },
    { name: "the page after it", path: "views/checkout/success.html", code: CHAT },
    {
      name: "files of the shop",
      path: "views/payment.ejs",
      code: `<script src="/js/checkout.js"></script><script src="http://localhost:5173/main.js"></script>`,
    },
    {
      name: "style sheets and pictures",
      path: "src/checkout/page.tsx",
      code: `export const Page = () => <div><link rel="stylesheet" href="https://fonts.googleapis.com/css2" /><img src="https://img.corner.com/a.png" /></div>;`,
    },
    { name: "a name that only begins so", path: "views/payload-list.html", code: CHAT },
  ],
  invalid: [
    {
      name: "a page",
      path: "views/checkout.html",
      code: CHAT,
      findings: [{ at: `<script src="https://widget.chat-for-shops.com/w.js">`, level: "warning" }],
    },
    {
      name: "a component of Next.js",
      path: "src/app/checkout/page.tsx",
      code: `import Script from "next/script";
export default () => <Script src="https://static.hotjar.com/c/hotjar-1.js" strategy="afterInteractive" />;`,
      findings: [
        {
          at: `<Script src="https://static.hotjar.com/c/hotjar-1.js" strategy="afterInteractive" />`,
          message: "static.hotjar.com",
        },
      ],
    },
    {
      name: "an element made at run time",
      path: "src/components/PaymentForm.jsx",
      code: `const script = document.createElement("script");
script.src = "https://cdn.reviews-widget.io/w.js";`,
      findings: [{ at: `script.src = "https://cdn.reviews-widget.io/w.js"` }],
    },
  ],
});
