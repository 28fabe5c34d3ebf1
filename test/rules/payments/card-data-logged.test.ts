import { rule } from "../../../src/rules/payments/card-data-logged/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
import pino from "pino";
const app = express();
app.use(express.json());
const logger = pino();
`;

testRule(rule, {
  valid: [
    {
      name: "the last four digits",
      code: `${EXPRESS}app.post("/a", (req, res) => logger.info({ card: req.body.cardNumber.slice(-4) }));
`,
    },
    {
      name: "whether there is a code",
      code: `${EXPRESS}app.post("/a", (req, res) => logger.info({ hasCvv: Boolean(req.body.cvv) }));
`,
    },
    {
      name: "how long it is",
      code: `${EXPRESS}app.post("/a", (req, res) => console.log(req.body.cvv.length));
`,
    },
    { name: "a test card", code: 'console.log("use the card", "4242 4242 4242 4242");\n' },
    {
      name: "the name of a field",
      code: 'export const fields = { cardNumber: "#card" };\nconsole.log("cardNumber is missing");\n',
    },
  ],
  invalid: [
    {
      name: "in an object",
      code: `${EXPRESS}app.post("/a", (req, res) => logger.info({ cardNumber: req.body.cardNumber }, "paying"));
`,
      findings: [{ at: 'logger.info({ cardNumber: req.body.cardNumber }, "paying")' }],
      fixed: {
        redact: `${EXPRESS}app.post("/a", (req, res) => logger.info({ cardNumber: "[redacted]" }, "paying"));
`,
      },
    },
    {
      name: "in a text",
      code: `${EXPRESS}app.post("/a", (req, res) => console.log(\`card \${req.body.cardNumber}\`));
`,
      findings: [{ at: "console.log(`card ${req.body.cardNumber}`)" }],
      fixed: {
        redact: `${EXPRESS}app.post("/a", (req, res) => console.log(\`card [redacted]\`));
`,
      },
    },
    {
      name: "through a function of another file",
      path: "src/trace.ts",
      code: `export const trace = (what) => console.log("trace", what);
`,
      files: {
        "src/app.ts": `import express from "express";
import { trace } from "./trace";
const app = express();
app.use(express.json());
app.post("/a", (req, res) => trace(req.body.cvc));
`,
      },
      findings: [{ at: 'console.log("trace", what)' }],
    },
  ],
});
