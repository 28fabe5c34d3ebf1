import { rule } from "../../../src/rules/access-control/role-chosen-by-sender/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const MONGO = `const express = require("express");
const bcrypt = require("bcryptjs");
const { model, Schema } = require("mongoose");
const { protect, admin } = require("./auth");
const app = express();
app.use(express.json());
const User = model("User", new Schema({}));
const Message = model("Message", new Schema({}));
`;
const PRISMA = `import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
app.use(express.json());
`;

const TOKEN = `const express = require("express");
const jwt = require("jsonwebtoken");
const { model, Schema } = require("mongoose");
const { protect } = require("./auth");
const app = express();
app.use(express.json());
const User = model("User", new Schema({}));
`;
testRule(rule, {
  valid: [
    {
      name: "signed: the role of the record",
      code: `${TOKEN}app.post("/login", async (req, res) => {
  const user = await User.findOne({ email: String(req.body.email) });
  res.json({ token: jwt.sign({ id: user.id, role: user.role }, process.env.JWT_SECRET) });
});
`,
    },
    {
      name: "signed: the role says who is looked for",
      code: `${TOKEN}const Seller = model("Seller", new Schema({}));
app.post("/login", async (req, res) => {
  const { email, role } = req.body;
  const user = role === "seller" ? await Seller.findOne({ email }) : await User.findOne({ email });
  res.json({ token: jwt.sign({ id: user.id, role }, process.env.JWT_SECRET) });
});
app.post("/enter", async (req, res) => {
  const { email, role } = req.body;
  const user = await User.findOne({ email, role });
  res.json({ token: jwt.sign({ id: user.id, role }, process.env.JWT_SECRET) });
});
`,
    },
    {
      name: "signed: by whoever is logged in",
      code: `${TOKEN}app.post("/invitations", protect, (req, res) => {
  res.json({ token: jwt.sign({ email: req.body.email, role: req.body.role }, process.env.JWT_SECRET) });
});
`,
    },
    {
      name: "a constant role",
      code: `${MONGO}app.post("/register", async (req, res) => {
  const { email, password } = req.body;
  res.json(await User.create({ email, password: await bcrypt.hash(password, 12), role: "customer" }));
});
`,
    },
    {
      name: "one of two roles",
      code: `${MONGO}app.post("/register", async (req, res) => {
  const { email, password, role } = req.body;
  if (!["customer", "seller"].includes(role)) return res.sendStatus(400);
  res.json(await User.create({ email, password, role }));
});
`,
    },
    {
      name: "administrators make accounts",
      code: `${MONGO}app.post("/users", protect, admin, async (req, res) => {
  const { email, password, role } = req.body;
  res.json(await User.create({ email, password, role }));
});
`,
    },
    {
      name: "administrators say which role others have",
      code: `${MONGO}app.patch("/users/:id", protect, async (req, res) => {
  const user = await User.findById(req.params.id);
  user.role = req.body.role;
  await user.save();
  await User.findByIdAndUpdate(req.params.id, { role: req.body.role });
  res.sendStatus(204);
});
app.patch("/admin/me", protect, admin, async (req, res) => {
  await User.findByIdAndUpdate(req.user.id, { role: req.body.role });
  res.sendStatus(204);
});
`,
    },
    {
      name: "other fields of one's own account, and one of two roles",
      code: `${MONGO}app.patch("/me", protect, async (req, res) => {
  const { name, role } = req.body;
  const user = await User.findById(req.user.id);
  user.name = name;
  if (role === "buyer" || role === "seller") user.role = role;
  await user.save();
  res.sendStatus(204);
});
`,
    },
    {
      name: "a route for staff",
      code: `${MONGO}app.post("/admin/users", async (req, res) => {
  const { email, password, role } = req.body;
  res.json(await User.create({ email, password, role }));
});
`,
    },
    {
      name: "the role of a message",
      code: `${MONGO}app.post("/chat", async (req, res) => {
  res.json(await Message.create({ role: req.body.role, text: req.body.text, password: "" }));
});
`,
    },
    {
      name: "a role that a token carries",
      code: `import { Server } from "socket.io";
import jwt from "jsonwebtoken";
const io = new Server(3000);
io.use((socket, next) => {
  const { role } = jwt.verify(socket.handshake.auth.token, process.env.KEY);
  socket.data.role = role;
  next();
});
`,
    },
  ],
  invalid: [
    {
      name: "signed into a token",
      code: `${TOKEN}app.post("/token", (req, res) => {
  const token = jwt.sign({ user: req.body.user, role: req.body.role }, process.env.JWT_SECRET);
  res.json({ token });
});
app.post("/login", async (req, res) => {
  const { email, role } = req.body;
  const user = await User.findOne({ email: String(email) });
  const token = jwt.sign({ id: user.id, role }, process.env.JWT_SECRET);
  res.json({ token, role });
});
`,
      findings: [
        { at: "jwt.sign({ user: req.body.user, role: req.body.role }, process.env.JWT_SECRET)" },
        { at: "jwt.sign({ id: user.id, role }, process.env.JWT_SECRET)" },
      ],
    },
    {
      name: "the role of one's own account",
      code: `${MONGO}app.patch("/me", protect, async (req, res) => {
  await User.updateOne({ _id: req.user.id }, { $set: { role: req.body.role } });
  await User.findByIdAndUpdate(req.userId, { name: String(req.body.name), isAdmin: req.body.isAdmin });
  res.sendStatus(204);
});
`,
      findings: [
        { at: "User.updateOne({ _id: req.user.id }, { $set: { role: req.body.role } })" },
        {
          at: "User.findByIdAndUpdate(req.userId, { name: String(req.body.name), isAdmin: req.body.isAdmin })",
        },
      ],
    },
    {
      name: "the role of one's own account, put into the record that was found",
      code: `${MONGO}app.put("/profile", protect, async (req, res) => {
  const user = await User.findById(req.user._id);
  user.role = req.body.role;
  await user.save();
  res.sendStatus(204);
});
`,
      findings: [{ at: "user.role" }],
    },
    {
      name: "the same through Prisma",
      code: `${PRISMA}app.patch("/account", requireLogin, async (req, res) => {
  const userId = req.user.id;
  const { name, role } = req.body;
  res.json(await prisma.user.update({ where: { id: userId }, data: { name, role }, select: { name: true } }));
});
`,
      findings: [
        {
          at: "prisma.user.update({ where: { id: userId }, data: { name, role }, select: { name: true } })",
        },
      ],
    },
    {
      name: "a role from the body of a sign-up",
      code: `${MONGO}app.post("/register", async (req, res) => {
  const { email, password, role } = req.body;
  const user = await User.create({ email, password: await bcrypt.hash(password, 12), role: role || "user" });
  res.json({ id: user.id });
});
`,
      findings: [
        {
          at: 'User.create({ email, password: await bcrypt.hash(password, 12), role: role || "user" })',
        },
      ],
    },
    {
      name: "a mark of administrators in Prisma",
      code: `${PRISMA}app.post("/signup", async (req, res) => {
  const { email, password, isAdmin } = req.body;
  const user = await prisma.user.create({ data: { email, password, isAdmin } });
  res.json({ id: user.id });
});
`,
      findings: [{ at: "prisma.user.create({ data: { email, password, isAdmin } })" }],
    },
    {
      name: "a document that is saved",
      code: `${MONGO}app.post("/signup", async (req, res) => {
  const user = new User({ email: req.body.email, password: req.body.password, userType: req.body.userType });
  await user.save();
  res.json({ id: user.id });
});
`,
      findings: [
        {
          at: "new User({ email: req.body.email, password: req.body.password, userType: req.body.userType })",
        },
      ],
    },
    {
      name: "the handshake of a socket",
      code: `import { Server } from "socket.io";
const io = new Server(3000);
io.on("connection", (socket) => {
  const { userId, role } = socket.handshake.query;
  socket.join(role === "admin" ? "admins" : String(userId));
});
io.use((socket, next) => {
  socket.data.isAdmin = socket.handshake.auth.isAdmin;
  next();
});
`,
      findings: [{ at: "role" }, { at: "socket.handshake.auth.isAdmin" }],
    },
  ],
});
