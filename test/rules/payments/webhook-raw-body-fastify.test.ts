import { rule } from "../../../src/rules/payments/webhook-parsed-body-verified/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

testFindings(rule, [
  {
    name: "Fastify: a parser before the route keeps the bytes",
    path: "src/hooks.ts",
    files: { "package.json": '{ "dependencies": { "fastify": "5.1.0" } }' },
    code: `import type { FastifyInstance } from "fastify";
import { createHmac } from "node:crypto";

export default async function hooks(app: FastifyInstance) {
  app.post("/hooks/parcels", async (request) => {
    const digest = createHmac("sha256", process.env.HOOK_KEY!).update(JSON.stringify(request.body)).digest("hex");
    return { ok: digest === request.headers["x-signature"] };
  });
}
`,
    findings: [
      {
        at: 'createHmac("sha256", process.env.HOOK_KEY!).update(JSON.stringify(request.body))',
        fixes: ["keep-bytes"],
      },
    ],
    fixed: {
      "keep-bytes": `import type { FastifyInstance } from "fastify";
import { createHmac } from "node:crypto";

export default async function hooks(app: FastifyInstance) {
  const parseJson = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    Object.assign(request, { rawBody: body });
    parseJson(request, body.toString(), done);
  });
  app.post("/hooks/parcels", async (request) => {
    const digest = createHmac("sha256", process.env.HOOK_KEY!).update((request as typeof request & { rawBody: Buffer }).rawBody).digest("hex");
    return { ok: digest === request.headers["x-signature"] };
  });
}
`,
    },
  },
]);
