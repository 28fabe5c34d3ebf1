import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/injection/mass-assignment/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "named fields",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/u", async (req, res) => res.json(await prisma.user.create({ data: { name: req.body.name } })));
`,
    },
    {
      name: "taken out by name",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/u", async (req, res) => {
  const { name, phone } = req.body;
  res.json(await prisma.user.update({ where: { id: 1 }, data: { name, phone } }));
});
`,
    },
    {
      name: "a schema",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
import { z } from "zod";
const prisma = new PrismaClient();
const Profile = z.object({ name: z.string() });
app.post("/u", async (req, res) => res.json(await prisma.user.create({ data: Profile.parse(req.body) })));
`,
    },
    {
      name: "a constant",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const guest = () => prisma.user.create({ data: { name: "guest" } });
`,
    },
    {
      name: "a path parameter",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/u/:id", async (req, res) => res.json(await prisma.user.update({ where: { id: req.params.id }, data: { seen: true } })));
`,
    },
  ],
  invalid: [
    {
      name: "Prisma",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/u", async (req, res) => res.json(await prisma.user.create({ data: req.body })));
`,
      findings: [{ at: "prisma.user.create({ data: req.body })" }],
    },
    {
      name: "spread beside other fields",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/u", async (req, res) => res.json(await prisma.user.update({ where: { id: 1 }, data: { ...req.body, seen: true } })));
`,
      findings: [
        { at: "prisma.user.update({ where: { id: 1 }, data: { ...req.body, seen: true } })" },
      ],
    },
    {
      name: "Mongoose, CommonJS",
      code: `const express = require("express");
const mongoose = require("mongoose");
const app = express();
const User = mongoose.model("User", new mongoose.Schema({ name: String, role: String }));
app.put("/u/:id", async (req, res) => res.json(await User.findByIdAndUpdate(req.params.id, req.body)));
`,
      findings: [{ at: "User.findByIdAndUpdate(req.params.id, req.body)" }],
    },
    {
      name: "through another file",
      path: "src/users.ts",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export function save(id: number, data: object) {
  return prisma.user.update({ where: { id }, data });
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { save } from "./users.ts";
app.put("/u", async (req, res) => res.json(await save(1, req.body)));
`,
      },
      findings: [{ at: "prisma.user.update({ where: { id }, data })" }],
    },
    {
      name: "the fields that are checked",
      code: `import express from "express";
import mongoose from "mongoose";
const app = express();
app.use(express.json());
const User = mongoose.model("User", new mongoose.Schema({ email: String }));
app.post("/a", async (req, res) => {
  if (!req.body.name || !req.body.email) return res.sendStatus(400);
  await User.create({ ...req.body, created: 1 });
});
`,
      findings: [{ at: "User.create({ ...req.body, created: 1 })", fixes: ["pick-fields"] }],
      fixed: {
        "pick-fields": `import express from "express";
import mongoose from "mongoose";
const app = express();
app.use(express.json());
const User = mongoose.model("User", new mongoose.Schema({ email: String }));
app.post("/a", async (req, res) => {
  if (!req.body.name || !req.body.email) return res.sendStatus(400);
  await User.create({ name: req.body.name, email: req.body.email, created: 1 });
});
`,
      },
    },
    {
      name: "fields that nobody reads, or that a visitor must not decide",
      code: `import express from "express";
import mongoose from "mongoose";
const app = express();
app.use(express.json());
const User = mongoose.model("User", new mongoose.Schema({ email: String }));
app.post("/a", async (req, res) => void (await User.create(req.body)));
app.post("/b", async (req, res) => {
  if (req.body.role === "admin" || !req.body.name || !req.body.email) return res.sendStatus(400);
  await User.create(req.body);
});
`,
      findings: [
        { at: "User.create(req.body)", fixes: [] },
        { at: "User.create(req.body)", fixes: [] },
      ],
    },
  ],
});

describe("mass-assignment behind guards", () => {
  const found = (files: Readonly<Record<string, string>>, path: string): readonly number[] =>
    (["quiet", "balanced"] as const).map((preset) => {
      const store = new MemoryStore(files, { rules: [rule], configuration: { preset } });
      return store.session.analyse(path).findings.length;
    });
  const express = (guards: string): Readonly<Record<string, string>> => ({
    "src/products.ts": `${EXPRESS}import { PrismaClient } from "@prisma/client";
import { guard, signedIn, permission, permiso } from "./guards.ts";
const prisma = new PrismaClient();
app.post("/products", ${guards} async (req, res) => res.json(await prisma.product.create({ data: req.body })));
`,
  });
  const nest = (decorators: string): Readonly<Record<string, string>> => ({
    "package.json": '{ "dependencies": { "@nestjs/common": "11.0.0" } }',
    "src/users.ts": `import { Body, Controller, Param, Put, UseGuards } from "@nestjs/common";
import { PrismaClient } from "@prisma/client";
import { Permissions, RoleGuard, Roles } from "./guards";
const prisma = new PrismaClient();
@Controller("user")
export class UserController {
  ${decorators}
  @Put("/update/:id")
  update(@Param("id") id: string, @Body() data: object) {
    return prisma.user.update({ where: { id }, data });
  }
}
`,
  });

  it("is for staff behind a permission that is named, in other languages as well", () => {
    const path = "src/products.ts";
    expect(found(express(""), path)).toEqual([1, 1]);
    expect(found(express("signedIn,"), path)).toEqual([1, 1]);
    expect(found(express(`signedIn, permission("products.create"),`), path)).toEqual([0, 1]);
    expect(found(express(`signedIn, permission("users.edit"),`), path)).toEqual([0, 1]);
    expect(found(express(`signedIn, permiso("crear_producto"),`), path)).toEqual([0, 1]);
    expect(found(express(`permission("users.edit"), guard("customer"),`), path)).toEqual([1, 1]);
  });

  it("is for staff where a decorator says so, whatever the address is called", () => {
    const path = "src/users.ts";
    expect(found(nest(`@Roles("ADMIN") @UseGuards(RoleGuard)`), path)).toEqual([0, 1]);
    expect(found(nest(`@Roles("ADMIN", "USER") @UseGuards(RoleGuard)`), path)).toEqual([1, 1]);
    expect(found(nest(`@Permissions("users.write") @UseGuards(RoleGuard)`), path)).toEqual([0, 1]);
    expect(found(nest("@UseGuards(RoleGuard)"), path)).toEqual([1, 1]);
  });
});

describe("mass-assignment below /admin of Medusa", () => {
  const route = (
    before = "",
  ): string => `import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
${before}
export async function POST(req: MedusaRequest<{ note: string }>, res: MedusaResponse) {
  await req.scope.resolve("tickets").createTickets(req.body);
  res.json({});
}
`;
  const found = (path: string, text: string, preset: "quiet" | "balanced"): number => {
    const files = {
      "package.json": '{"dependencies":{"@medusajs/medusa":"2.6.0","@medusajs/framework":"2.6.0"}}',
      [path]: text,
    };
    return new MemoryStore(files, { rules: [rule], configuration: { preset } }).session.analyse(
      path,
    ).findings.length;
  };

  it("is for staff, unless the route says that it lets everybody in", () => {
    const admin = "src/api/admin/tickets/route.ts";
    expect(found(admin, route(), "quiet")).toBe(0);
    expect(found(admin, route(), "balanced")).toBe(1);
    expect(found(admin, route("export const AUTHENTICATE = false;"), "quiet")).toBe(1);
    expect(found("src/api/store/tickets/route.ts", route(), "quiet")).toBe(1);
  });
});
