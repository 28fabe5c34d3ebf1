import { rule } from "../../../src/rules/configuration/reverse-tabnabbing/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    { name: "with noopener", code: 'window.open(url, "_blank", "noopener,noreferrer");\n' },
    {
      name: "a path of the shop",
      code: "window.open(`/orders/${id}`, '_blank');\nwindow.open(invoicePath, '_blank');\n",
    },
    {
      name: "a site that is written down",
      code: 'window.open("https://help.shop.example/");\nwindow.open(`https://help.shop.example/${page}`);\n',
    },
    {
      name: "a window that is spoken to",
      code: 'const child = window.open(url, "_blank");\nchild.focus();\n',
    },
    {
      name: "a window that a function gives back",
      code: 'const visit = (url) => window.open(url, "_blank");\n',
    },
    { name: "a window with a name", code: 'window.open(url, "payment");\n' },
    {
      name: "something else that opens",
      code: "modal.open(url);\nconst open = (x) => x;\nopen(url, '_blank');\n",
    },
    {
      name: "links",
      path: "src/Links.tsx",
      code: `export const Links = ({ url, rest }) => (
  <>
    <a href={url} target="_blank" rel="noopener">x</a>
    <a href={url} target="_blank" {...rest}>x</a>
    <a href="/terms" target="_blank">x</a>
    <a href="https://shop.example" target="_blank">x</a>
    <a href={url}>x</a>
  </>
);
`,
    },
  ],
  invalid: [
    {
      name: "the whole of a handler",
      path: "src/Vendor.tsx",
      code: 'export const Vendor = ({ vendor }) => <button onClick={() => window.open(vendor.site, "_blank")}>Visit</button>;\n',
      findings: [{ at: 'window.open(vendor.site, "_blank")', fixes: ["no-opener"] }],
      fixed: {
        "no-opener":
          'export const Vendor = ({ vendor }) => <button onClick={() => window.open(vendor.site, "_blank", "noopener")}>Visit</button>;\n',
      },
    },
    {
      name: "an address from elsewhere",
      code: "window.open(review.source, '_blank');\n",
      findings: [{ at: "window.open(review.source, '_blank')", fixes: ["no-opener"] }],
      fixed: { "no-opener": "window.open(review.source, '_blank', 'noopener');\n" },
    },
    {
      name: "without a target",
      code: 'const label = "x";\nwindow.open(data.url);\n',
      findings: [{ at: "window.open(data.url)" }],
      fixed: { "no-opener": 'const label = "x";\nwindow.open(data.url, "_blank", "noopener");\n' },
    },
    {
      name: "a link",
      path: "src/Link.tsx",
      code: `export const Link = ({ url }) => (
  <a href={url} target="_blank">
    x
  </a>
);
`,
      findings: [{ at: '<a href={url} target="_blank">', level: "hint" }],
      fixed: {
        "add-rel": `export const Link = ({ url }) => (
  <a href={url} target="_blank" rel="noopener noreferrer">
    x
  </a>
);
`,
      },
    },
  ],
});
