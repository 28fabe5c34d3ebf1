import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/privacy/over-exposed-response/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

describe("models of Prisma", () => {
  const store = (handler: string, client = "new PrismaClient()"): readonly string[] =>
    projectFindings(rule, {
      "package.json": '{"dependencies":{"next":"15.1.0","@prisma/client":"6.2.1"}}',
      "prisma/schema.prisma": `model User {
  id Int @id
  email String
  password String
}
model Product {
  id Int @id
  name String
}
`,
      "src/lib/prisma.ts": `import { PrismaClient } from "@prisma/client";
export const prisma = ${client};
`,
      "src/app/api/users/route.ts": `import { prisma } from "../../../lib/prisma";
export async function GET() {
  ${handler}
}
`,
    }).map(({ underlined, message }) => `${underlined}: ${message}`);

  it("say which queries bring the password along", () => {
    expect(
      store("const users = await prisma.user.findMany();\n  return Response.json(users);"),
    ).toEqual(["users: `users` is sent as it is stored, with `password` in it."]);
    expect(
      store("return Response.json({ user: await prisma.user.findFirst({ where: { id: 1 } }) });"),
    ).toHaveLength(1);
  });

  it.each([
    "return Response.json(await prisma.user.findMany({ select: { email: true } }));",
    "return Response.json(await prisma.user.findMany({ omit: { password: true } }));",
    "return Response.json(await prisma.product.findMany());",
    "return Response.json({ count: await prisma.user.count() });",
    "const users = await prisma.user.findMany();\n  return Response.json(users.map(({ email }) => email));",
  ])("are silent about %s", (handler) => {
    expect(store(handler)).toEqual([]);
  });

  it("are silent where the client leaves it out of all answers", () => {
    const handler = "return Response.json(await prisma.user.findMany());";
    expect(store(handler)).toHaveLength(1);
    expect(store(handler, "new PrismaClient({ omit: { user: { password: true } } })")).toEqual([]);
  });

  it("are told once where the handler names the password as well", () => {
    expect(
      store(
        "const user = await prisma.user.findFirst();\n  if (user.password === '') return new Response();\n  return Response.json(user);",
      ),
    ).toHaveLength(1);
  });
});
