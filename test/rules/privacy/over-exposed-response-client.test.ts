import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/privacy/over-exposed-response/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const FILES = {
  "package.json": '{ "dependencies": { "next": "15.1.0", "@prisma/client": "6.2.1" } }',
  "prisma/schema.prisma":
    "model User {\n  id String @id\n  name String\n  passwordHash String\n}\n",
  "lib/db.ts": `import { PrismaClient } from "@prisma/client"; export const prisma = new PrismaClient();`,
  "lib/who.ts": `import { prisma } from "./db"; import { idOf } from "./cookie";
export async function who() { return prisma.user.findUnique({ where: { id: await idOf() } }); }
export async function named() { return prisma.user.findUnique({ where: { id: await idOf() }, select: { name: true } }); }
`,
  "lib/pets.ts": `import { keepers } from "./keepers";
export type Keeper = { id: string; name: string; passwordHash: string };
export type Guest = { id: string; name: string };
export async function keeper(id: string): Promise<Keeper | null> { return (await keepers.users.findOne({ id })) as Keeper | null; }
export async function guest(id: string): Promise<Guest | null> { return (await keepers.users.findOne({ id })) as Guest | null; }
`,
  "components/card.tsx": `"use client";\nexport function Card({ person }) { return <b>{person.name}</b>; }\n`,
  "components/plain.tsx": `export function Plain({ person }) { return <b>{person.name}</b>; }\n`,
};
const page = (body: string, shown: string): string => `import { Card } from "../../components/card";
import { Plain } from "../../components/plain";
import { prisma } from "../../lib/db";
import { named, who } from "../../lib/who";
import { guest, keeper } from "../../lib/pets";
export default async function Page({ params }) { ${body} return <main>${shown}</main>; }
`;
const told = (body: string, shown: string, more: Readonly<Record<string, string>> = {}) =>
  projectFindings(rule, { ...FILES, ...more, "app/me/page.tsx": page(body, shown) }).map(
    ({ underlined, message }) => `${underlined}: ${/and `(.*?)`/.exec(message)?.[1]}`,
  );

describe("what a component of the server hands to one of the browser", () => {
  it("is told where an account goes with its password", () => {
    expect(
      told("const user = await who(); if (!user) return null;", "<Card person={user} />"),
    ).toEqual(["user: passwordHash"]);
    expect(
      told(
        "const user = await prisma.user.findUnique({ where: { id: params.id } });",
        "<Card {...user} />",
      ),
    ).toEqual(["user: passwordHash"]);
    expect(told("const users = await prisma.user.findMany();", "<Card person={users} />")).toEqual([
      "users: passwordHash",
    ]);
    expect(told("const user = await keeper(params.id);", "<Card person={user} />")).toEqual([
      "user: passwordHash",
    ]);
  });

  it("is no account where it is a part of one, or some fields alone", () => {
    expect(told("const user = await who();", "<Card person={user.name} />")).toEqual([]);
    expect(told("const user = await named();", "<Card person={user} />")).toEqual([]);
    expect(told("const user = await guest(params.id);", "<Card person={user} />")).toEqual([]);
    expect(told("const user = await who();", "<Card person={{ name: user.name }} />")).toEqual([]);
  });

  it("stays on the server where the other component does", () => {
    expect(told("const user = await who();", "<Plain person={user} />")).toEqual([]);
    expect(
      told("const user = await who(); delete user.passwordHash;", "<Card person={user} />"),
    ).toEqual([]);
    expect(
      told("const user = await who();", "<Card person={user} />", {
        "package.json": '{ "dependencies": { "@prisma/client": "6.2.1" } }',
      }),
    ).toEqual([]);
  });
});
