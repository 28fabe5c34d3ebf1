import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/privacy/over-exposed-response/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const SCHEMA = "model User {\n  id String @id\n  email String\n  passwordHash String\n}\n";

describe("procedures that answer with accounts", () => {
  const told = (path: string, code: string, more: Readonly<Record<string, string>> = {}) =>
    projectFindings(rule, { "prisma/schema.prisma": SCHEMA, ...more, [path]: code }).map(
      ({ underlined }) => underlined,
    );

  it("of tRPC", () => {
    const router = (body: string): string => `import { z } from "zod";
      import { protectedProcedure, router } from "../trpc";
      export const users = router({ me: protectedProcedure${body} });`;
    const path = "src/server/routers/users.ts";
    const whole = "ctx.db.user.findUnique({ where: { id: ctx.user.id } })";
    expect(told(path, router(`.query(({ ctx }) => ${whole})`))).toEqual([whole]);
    expect(told(path, router(`.query(async ({ ctx }) => { return ${whole}; })`))).toEqual([whole]);
    expect(
      told(
        path,
        router(
          `.query(({ ctx }) => ctx.db.user.findUnique({ where: { id: 1 }, select: { email: true } }))`,
        ),
      ),
    ).toEqual([]);
    expect(
      told(path, router(`.output(z.object({ email: z.string() })).query(({ ctx }) => ${whole})`)),
    ).toEqual([]);
    expect(
      told(
        path,
        router(
          `.query(async ({ ctx }) => { const { passwordHash, ...user } = (await ${whole})!; return user; })`,
        ),
      ),
    ).toEqual([]);
  });

  it("of oRPC, whatever they are built on is called", () => {
    const base = {
      "src/base.ts": `import { os } from "@orpc/server";
        export const authed = os.$context<{ id: string }>().use(({ next }) => next());
        export const prisma = new (require("@prisma/client").PrismaClient)();`,
    };
    const code = (base: string): string => `import { authed, prisma } from "../base";
      const shop = { handler: (fn: () => unknown) => fn };
      export const me = ${base}.handler(() => prisma.user.findFirst());`;
    expect(told("src/routers/account.ts", code("authed"), base)).toEqual([
      "prisma.user.findFirst()",
    ]);
    expect(told("src/routers/account.ts", code("shop"), base)).toEqual([]);
  });

  it("and handlers of Elysia", () => {
    const code = (more: string): string => `import { Elysia, t } from "elysia";
      import { prisma } from "../db";
      export const account = new Elysia({ prefix: "/account" })
        .post("/login", () => ({ ok: true }))
        .get("/me", async ({ me }) => {
          const user = await prisma.user.findFirst();
          return user;
        }, { signedIn: true${more} });`;
    expect(told("src/routes/account.ts", code(""))).toEqual(["user"]);
    expect(
      told("src/routes/account.ts", code(", response: t.Object({ email: t.String() })")),
    ).toEqual([]);
  });
});
