import { expect, it } from "vitest";
import { MemoryStore } from "../../harness/memory-store.ts";
import { rule } from "../../../src/rules/injection/nosql-operator-injection/rule.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

it("leaves what only staff can send to a larger preset", () => {
  const code = `import express from "express";
import mongoose from "mongoose";
import { adminOnly, authorize } from "./auth";
const app = express();
app.use(express.json());
const User = mongoose.model("User", new mongoose.Schema({ email: String }));
app.post("/drivers", ...adminOnly, async (req, res) => void (await User.findOne({ email: req.body.a })));
app.post("/own", authorize("admin", Roles.Merchant), async (req, res) => void (await User.findOne({ email: req.body.b })));
app.post("/open", async (req, res) => {
  const { email, isAdmin } = req.body;
  await User.findOne({ email, isAdmin: Boolean(isAdmin) });
});
app.post("/admin/login", async function adminLogin(req, res) {
  await User.findOne({ email: req.body.c });
});
app.post("/both", isAdminOrStaff, async (req, res) => void (await User.findOne({ email: req.body.d })));
app.post("/anybody", isAdminOrGuest, async (req, res) => void (await User.findOne({ email: req.body.e })));
app.post("/joined", verifyTokenAndAdmin, async (req, res) => void (await User.findOne({ email: req.body.f })));
app.post("/brand", isBrandAdmin, async (req, res) => void (await User.findOne({ email: req.body.g })));
app.post("/token", adminToken(), async (req, res) => void (await User.findOne({ email: req.body.h })));
app.post("/issue", async (req, res) => { const adminToken = await issue(await User.findOne({ email: req.body.i })); res.json(adminToken); });
`;
  const found = (preset: "quiet" | "balanced"): readonly number[] =>
    new MemoryStore({ "src/app.ts": code }, { rules: [rule], configuration: { preset } }).session
      .analyse("src/app.ts")
      .findings.map(({ range }) => code.slice(0, range.start).split("\n").length);
  expect(found("quiet")).toEqual([8, 11, 14, 17, 19, 21]);
  expect(found("balanced")).toEqual([7, 8, 11, 14, 16, 17, 18, 19, 20, 21]);
});

it("knows guards that stand in a list before a handler of another file", () => {
  const files = {
    "src/routes.ts": `import { Router } from "express";
import { adminOnly } from "./guards";
import { rename, search } from "./labels";
const router = Router();
router.patch("/labels", ...adminOnly, rename);
router.get("/labels", search);
export default router;
`,
    "src/labels.ts": `import type { Request, Response } from "express";
import mongoose from "mongoose";
const Label = mongoose.model("Label", new mongoose.Schema({ name: String }));
export const rename = async (req: Request, res: Response) => res.json(await Label.findOne({ name: req.body.name }));
export const search = async (req: Request, res: Response) => res.json(await Label.findOne({ name: req.body.q }));
`,
    "src/guards.ts": `export const adminOnly = [requireLogin, isAdmin];`,
  };
  const { session } = new MemoryStore(files, { rules: [rule], configuration: { preset: "quiet" } });
  for (const path of Object.keys(files)) session.analyse(path);
  const found = session.analyse("src/labels.ts").findings;
  expect(found.map(({ range }) => files["src/labels.ts"].slice(range.start, range.end))).toEqual([
    "Label.findOne({ name: req.body.q })",
  ]);
});

it("knows actions that turn away who is not staff", () => {
  const found = (guard: string): number => {
    const files = {
      "package.json": '{"dependencies":{"next":"15.0.0"}}',
      "app/vendors.ts": `"use server";
import { PrismaClient } from "@prisma/client";
import { guards } from "./guards";
const prisma = new PrismaClient();
export async function renameVendor(vendorId: string) {
  const session = await guards.${guard};
  return prisma.vendor.findFirst({ where: { slug: vendorId, NOT: { id: session.id } } });
}
`,
    };
    const configuration = { preset: "quiet" } as const;
    return new MemoryStore(files, { rules: [rule], configuration }).session.analyse(
      "app/vendors.ts",
    ).findings.length;
  };
  expect(found("requireSuperadmin()")).toBe(0);
  expect(found("assertStaffSession()")).toBe(0);
  expect(found("requireAdminOrVendor()")).toBe(1);
  expect(found("isAdmin()")).toBe(1);
});

it("knows handlers that turn away who is not staff by a condition", () => {
  const found = (guard: string): number => {
    const files = {
      "package.json": '{"dependencies":{"next":"15.0.0"}}',
      "app/api/labels/route.ts": `import { getServerSession } from "next-auth";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function DELETE(request: Request) {
  try {
    const session = await getServerSession();
    ${guard}
    const { name } = await request.json();
    return Response.json(await prisma.label.deleteMany({ where: { name } }));
  } catch {
    return Response.json({}, { status: 500 });
  }
}
`,
    };
    const configuration = { preset: "quiet" } as const;
    return new MemoryStore(files, { rules: [rule], configuration }).session.analyse(
      "app/api/labels/route.ts",
    ).findings.length;
  };
  const refusing = (condition: string): number =>
    found(`if (${condition}) { return Response.json({}, { status: 403 }); }`);
  expect(refusing('!session?.user || session.user.role !== "ADMIN"')).toBe(0);
  expect(refusing("(session.user as any).role !== Role.SuperAdmin")).toBe(0);
  expect(refusing('session.user.role !== "ADMIN" && !session.user.isAdminStaff')).toBe(0);
  expect(refusing('!["admin", "superadmin"].includes(session.user.role)')).toBe(0);
  expect(refusing("!session?.user.isAdmin")).toBe(0);
  expect(refusing('!(session && session.user.role === "admin")')).toBe(0);

  expect(refusing("!session?.user")).toBe(1);
  expect(refusing('session.user.role !== "ADMIN" && session.user.role !== "SELLER"')).toBe(1);
  expect(refusing('!["admin", "seller"].includes(session.user.role)')).toBe(1);
  expect(refusing('session.user.role === "ADMIN"')).toBe(1);
  expect(found('if (session.user.role !== "ADMIN") console.warn("Somebody else");')).toBe(1);
  expect(
    found('if (request.url.endsWith("x")) { if (session.user.role !== "ADMIN") return null; }'),
  ).toBe(1);

  // A question whose answer decides nothing turns others away by throwing.
  expect(found("await isAdmin(request);")).toBe(0);
  expect(found("await auth.checkAdminAccess(session);")).toBe(0);
  expect(found("const claims = await isAdmin(request); console.log(claims);")).toBe(0);
  expect(found("const isStaff = await isAdmin(request); if (isStaff) console.log(1);")).toBe(1);
  expect(found("if (session) { await isAdmin(request); }")).toBe(1);
  expect(found("await isAdminOrVendor(request);")).toBe(1);
  expect(found("isAdmin(request, response);")).toBe(1);
  expect(found("await verifyAdminMail(request);")).toBe(1);

  expect(refusing('!(await can("MANAGE_COUPONS"))')).toBe(0);
  expect(refusing('!hasPermission(session.user, "labels:manage")')).toBe(0);
  expect(refusing("!ability.can(Right.MANAGE_LABELS)")).toBe(0);
  expect(refusing('!session.user.permissions.includes("MANAGE_LABELS")')).toBe(0);
  expect(
    refusing(
      '!(session?.permissions || []).some((each) => ["MANAGE_A", "MANAGE_B"].includes(each))',
    ),
  ).toBe(0);
  expect(refusing('!(await can("MANAGE_OWN_LABELS"))')).toBe(1);
  expect(refusing('!(await can("PLACE_ORDERS"))')).toBe(1);
  expect(refusing('!session.user.permissions.includes("labels:read")')).toBe(1);
});

it("reads what functions of the file answer about whoever calls", () => {
  const found = (helper: string): number => {
    const files = {
      "package.json": '{"dependencies":{"next":"15.0.0"}}',
      "app/api/labels/route.ts": `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
${helper}
export async function POST(request: Request) {
  if (!(await mayGoOn(request))) return Response.json({}, { status: 403 });
  const { name } = await request.json();
  return Response.json(await prisma.label.deleteMany({ where: { name } }));
}
`,
    };
    const configuration = { preset: "quiet" } as const;
    return new MemoryStore(files, { rules: [rule], configuration }).session.analyse(
      "app/api/labels/route.ts",
    ).findings.length;
  };
  const trying = (answer: string): number =>
    found(
      `async function mayGoOn(request) { try { const who = await read(request); return ${answer}; } catch { return false; } }`,
    );
  expect(trying('who.role === "admin"')).toBe(0);
  expect(trying('(who.permissions || []).includes("MANAGE_LABELS")')).toBe(0);
  expect(found('const mayGoOn = async (request) => (await read(request)).role === "admin";')).toBe(
    0,
  );
  expect(trying("who.name.length > 0")).toBe(1);
  expect(found("async function mayGoOn(request) { return Boolean(await read(request)); }")).toBe(1);
  expect(
    found('function mayGoOn(who) { if (who.mine) return true; return who.role === "admin"; }'),
  ).toBe(1);
  expect(found('import { mayGoOn } from "./guards";')).toBe(1);
});

it("tells less where nobody else's records are found", () => {
  const code = `import express from "express";
import { PrismaClient } from "@prisma/client";
const app = express();
app.use(express.json());
const prisma = new PrismaClient();
app.post("/a", async (req, res) => {
  const { id, vendor } = req.body;
  const userId = req.user.id;
  await prisma.order.deleteMany({ where: { id, userId: req.user.id } });
  await prisma.order.deleteMany({ where: { id, userId } });
  await prisma.order.deleteMany({ where: { id, app: { ownerId: session.user.id } } });
  await prisma.order.deleteMany({ where: { id, userId: req.body.user.id } });
  await prisma.order.deleteMany({ where: { id, OR: [{ userId: req.user.id }] } });
  await prisma.order.deleteMany({ where: { id, productId: product.id } });
});
`;
  const found = (preset: "quiet" | "balanced"): readonly number[] =>
    new MemoryStore({ "src/app.ts": code }, { rules: [rule], configuration: { preset } }).session
      .analyse("src/app.ts")
      .findings.map(({ range }) => code.slice(0, range.start).split("\n").length);
  expect(found("quiet")).toEqual([12, 13, 14]);
  expect(found("balanced")).toEqual([9, 10, 11, 12, 13, 14]);
});

it("tells less of look-ups that only keep duplicates out of a model", () => {
  const code = `import express from "express";
import mongoose from "mongoose";
import { PrismaClient } from "@prisma/client";
const app = express();
app.use(express.json());
const prisma = new PrismaClient();
const User = mongoose.model("User", new mongoose.Schema({ email: String, token: String }));
app.post("/a", async (req, res) => {
  const { email } = req.body;
  const taken = await User.findOne({ email }).lean();
  if (taken) return res.status(409).json({ taken: taken.email });
  res.json(await User.create({ email }));
});
app.post("/b", async (req, res) => {
  if (await prisma.user.findFirst({ where: { email: req.body.email } })) return res.status(409).end();
  res.json(await prisma.user.create({ data: { email: req.body.email } }));
});
app.post("/c", async (req, res) => {
  const user = await User.findOne({ token: req.body.token });
  if (!user) return res.status(404).end();
  res.json(await User.create({ email: user.email }));
});
app.post("/d", async (req, res) => {
  const banned = await User.findOne({ email: req.body.mail });
  if (banned) return res.status(403).end();
  res.json(await prisma.order.create({ data: {} }));
});
app.post("/e", async (req, res) => {
  const user = await User.findOne({ email: req.body.who });
  if (user && user.token === "x") return res.status(403).end();
  await User.updateOne({ _id: user.id }, { token: "y" });
});
`;
  const found = (preset: "quiet" | "balanced"): readonly string[] =>
    new MemoryStore({ "src/app.ts": code }, { rules: [rule], configuration: { preset } }).session
      .analyse("src/app.ts")
      .findings.map(
        ({ range, level }) => `${level} ${code.slice(0, range.start).split("\n").length}`,
      );
  expect(found("quiet")).toEqual(["error 19", "error 24", "error 29"]);
  expect(found("balanced")).toEqual([
    "warning 10",
    "warning 15",
    "error 19",
    "error 24",
    "error 29",
  ]);
});

it("knows guards that a router uses before a route", () => {
  const files = {
    "src/routes.ts": `import { Router } from "express";
import { isAdmin } from "./guards";
import { rename, search } from "./labels";
const open = Router();
open.get("/labels", search);
const router = Router();
router.use(isAdmin);
router.patch("/labels", rename);
open.use(isAdmin);
export { open, router };
`,
    "src/labels.ts": `import type { Request, Response } from "express";
import mongoose from "mongoose";
const Label = mongoose.model("Label", new mongoose.Schema({ name: String }));
export const rename = async (req: Request, res: Response) => res.json(await Label.findOne({ name: req.body.name }));
export const search = async (req: Request, res: Response) => res.json(await Label.findOne({ name: req.body.q }));
`,
    "src/guards.ts": `export const isAdmin = (req, res, next) => (req.user.isAdmin ? next() : res.sendStatus(403));`,
    "src/inline.ts": `import { Router } from "express";
import mongoose from "mongoose";
import { isAdmin } from "./guards";
const Label = mongoose.model("Label", new mongoose.Schema({ name: String }));
const router = Router();
router.use("/staff", isAdmin);
router.post("/a", async (req, res) => res.json(await Label.findOne({ name: req.body.a })));
router.use(isAdmin);
router.post("/b", async (req, res) => res.json(await Label.findOne({ name: req.body.b })));
`,
  };
  const { session } = new MemoryStore(files, { rules: [rule], configuration: { preset: "quiet" } });
  for (const path of Object.keys(files)) session.analyse(path);
  const found = (path: "src/labels.ts" | "src/inline.ts"): string[] =>
    session.analyse(path).findings.map(({ range }) => files[path].slice(range.start, range.end));
  expect(found("src/labels.ts")).toEqual(["Label.findOne({ name: req.body.q })"]);
  expect(found("src/inline.ts")).toEqual(["Label.findOne({ name: req.body.a })"]);
});

it("leaves helpers alone that find what belongs to whoever is logged in", () => {
  const action = (given: string): string => `"use server";
import { PrismaClient } from "@prisma/client";
import { auth } from "./auth";
const prisma = new PrismaClient();
async function loadOwned(id: string, vendorId: string) {
  return prisma.subscription.findFirst({ where: { id, plan: { vendorId } } });
}
async function loadOrder(id: string, buyerId: string) {
  return prisma.order.findFirst({ where: { id, buyerId } });
}
export async function skip(id: string, vendor: string) {
  const { user } = await auth();
  await loadOwned(id, ${given});
  await loadOrder(id, user.id);
}
`;
  const found = (given: string): number => {
    const files = {
      "package.json": '{"dependencies":{"next":"15.0.0"}}',
      "app/a.ts": action(given),
    };
    return new MemoryStore(files, { rules: [rule] }).session.analyse("app/a.ts").findings.length;
  };
  expect(found("user.vendorId")).toBe(0);
  expect(found("vendor")).toBe(1);
});

it("leaves helpers in other files alone that an action tells whose records are meant", () => {
  const found = (action: string): number => {
    const files = {
      "package.json": '{"dependencies":{"next":"15.0.0","@prisma/client":"5.0.0"}}',
      "app/actions.ts": `"use server";
import { auth } from "./auth";
import { loadOrder } from "../lib/orders";
${action}`,
      "lib/orders.ts": `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function loadOrder(userId: string, id: string) {
  return prisma.order.findFirst({ where: { id, userId } });
}
`,
    };
    const { session } = new MemoryStore(files, { rules: [rule] });
    session.analyse("app/actions.ts");
    return session.analyse("lib/orders.ts").findings.length;
  };
  expect(
    found(
      "export async function show(id: string) { const user = await auth(); return loadOrder(user.id, id); }",
    ),
  ).toBe(0);
  expect(
    found("export async function show(who: string, id: string) { return loadOrder(who, id); }"),
  ).toBe(1);
});

it("shows filters of lists in a larger preset, since a list is whole where the value is left out", () => {
  const files = {
    "package.json": '{"dependencies":{"express":"4.19.0","@prisma/client":"5.0.0"}}',
    "src/a.ts": `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/list", async (req, res) => {
  res.json(await prisma.product.findMany({ where: { state: req.body.state } }));
  res.json(await prisma.product.count({ where: { state: req.body.state } }));
  res.json(await prisma.product.findFirst({ where: { token: req.body.token } }));
  await prisma.product.deleteMany({ where: { token: req.body.token } });
});
`,
  };
  const found = (preset: "quiet" | "balanced"): number => {
    const { session } = new MemoryStore(files, { rules: [rule], configuration: { preset } });
    return session.analyse("src/a.ts").findings.length;
  };
  expect(found("quiet")).toBe(2);
  expect(found("balanced")).toBe(4);
});

it("takes a look-up for the record that it finds where that is changed before anybody is turned away", () => {
  const code = `${EXPRESS}
import mongoose from "mongoose";
const Order = mongoose.model("Order", new mongoose.Schema({ paymentId: String, status: String }));
app.post("/paid", async (req, res) => {
  const order = await Order.findOne({ paymentId: req.body.address });
  if (order) {
    if (req.body.value >= order.expected) {
      await Order.updateOne({ _id: order._id }, { $set: { status: "paid" } });
      return res.json({});
    }
    return res.status(400).json({});
  }
  res.status(404).json({});
});
`;
  const { session } = new MemoryStore(
    { "src/app.ts": code },
    { rules: [rule], configuration: { preset: "quiet" } },
  );
  const [found] = session.analyse("src/app.ts").findings;
  expect(found?.level).toBe("error");
});
