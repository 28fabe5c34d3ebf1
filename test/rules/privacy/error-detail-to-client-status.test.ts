import { rule } from "../../../src/rules/privacy/error-detail-to-client/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

/** A handler of Express whose catch block is `body`. */
const express = (body: string): string => `exports.list = async (req, res, next) => {
  try {
    res.json(await orders());
  } catch (err) {
    ${body}
  }
};
`;

// Whose fault an answer says that it is.
testRule(rule, {
  valid: [
    {
      name: "what a status below 500 says, whatever it comes from",
      code: `app.setErrorHandler((error, request, reply) => {
  const status = error.statusCode ?? 500;
  reply.status(status).send({ error: status < 500 ? error.message : "Internal error" });
});
app.use((err, req, res, next) => {
  const code = err.status || 500;
  if (code >= 500) return res.status(code).json({ message: "Internal error" });
  else res.status(code).json({ message: err.message });
});`,
    },
    {
      name: "an object with a status that is no answer",
      code: `export const handler = async (event) => {
        try { return await work(event); } catch (error) {
          await note({ statusCode: 500, body: error.stack });
          return { statusCode: 500, body: JSON.stringify({ error: "Try again" }) };
        }
      };`,
    },
    {
      name: "what is wrong with a request",
      code: express("res.status(400).json({ error: err.message });"),
    },
    {
      name: "a kind that was asked for",
      code: express(`if (err instanceof OutOfStock) return res.status(500).json({ error: err.message });
    if (err.code === "P2002") return res.json({ error: err.message });
    if (err.isOperational || isStoreError(err)) return res.json({ error: err.message });
    next(err);`),
    },
    {
      name: "a status of 400 in a statement of its own",
      code: express(
        "res.status(400);\n    res.json({ error: { status: 400, message: err.message } });",
      ),
    },
    {
      name: "an answer of Fetch with 422",
      code: `export async function POST(request) {
  try {
    return await place(request);
  } catch (error) {
    return Response.json({ error: error.message }, { status: 422 });
  }
}
`,
    },
  ],
  invalid: [
    {
      name: "what a function of a cloud answers with",
      code: `export const handler = async (event) => {
  try { return await work(event); } catch (error) {
    return { statusCode: 500, body: JSON.stringify({ stack: error.stack }) };
  }
};`,
      findings: [{ at: "error.stack", level: "warning" }],
    },
    {
      name: "with a text for want of a message, logged already",
      code: express('console.log(err);\n    return res.status(500).send(err.message || "Failed");'),
      findings: [{ at: "err.message" }],
      fixed: {
        "generic-text": express('console.log(err);\n    return res.status(500).send("Failed");'),
      },
    },
    {
      name: "the whole error, in a chain of promises",
      code: "exports.a = (req, res) => list().then((all) => res.json(all)).catch((error) => res.status(500).json(error));\n",
      findings: [{ at: "error" }],
      fixed: {
        "generic-text":
          'exports.a = (req, res) => list().then((all) => res.json(all)).catch((error) => { console.error(error); return res.status(500).json("Something went wrong"); });\n',
      },
    },
    {
      name: "a stack, even with 400",
      code: express("res.status(400).json({ stack: err.stack });"),
      findings: [{ at: "err.stack", message: "stack" }],
    },
    {
      name: "without a status",
      code: express("res.json({ success: false, error: String(err) });"),
      findings: [{ at: "err", level: "information" }],
      fixed: {
        "generic-text": express(
          'console.error(err);\n    res.json({ success: false, error: "Something went wrong" });',
        ),
      },
    },
  ],
});
