import { rule } from "../../../src/rules/access-control/debug-endpoint/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

const app = (registration: string): string => `import express from "express";
import { prisma } from "./db";
const app = express();
${registration}
app.listen(3000);
`;
const route = `app.post("/api/seed", async (req, res) => {
  await prisma.order.deleteMany();
  res.end();
});`;

testFindings(rule, [
  {
    name: "a registration of its own",
    code: app(route),
    findings: [{ at: 'app.post("/api/seed"', fixes: ["outside-production"] }],
    fixed: {
      "outside-production": app(`if (process.env.NODE_ENV !== "production") {
  app.post("/api/seed", async (req, res) => {
    await prisma.order.deleteMany();
    res.end();
  });
}`),
    },
  },
  {
    name: "a chain that registers others as well",
    code: app(
      'app.get("/", (req, res) => res.end()).post("/api/seed", async (req, res) => { await prisma.order.deleteMany(); res.end(); });',
    ),
    findings: [{ at: 'post("/api/seed"', fixes: [] }],
  },
  {
    name: "a text of several lines, which would move",
    code: app(
      'app.post("/api/seed", async (req, res) => {\n  await prisma.$executeRawUnsafe(`DELETE\n  FROM orders`);\n  res.end();\n});',
    ),
    findings: [{ at: 'app.post("/api/seed"', fixes: [] }],
  },
]);
