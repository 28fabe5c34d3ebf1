import express from "express";
import { PrismaClient } from "@prisma/client";
import _ from "lodash";
import { z } from "zod";
import { requireUser } from "./auth";

const app = express();
app.use(express.json(), requireUser);
const prisma = new PrismaClient();
const Profile = z.object({ name: z.string(), phone: z.string() });
const Loose = z.looseObject({ name: z.string() });

app.put("/me/a", async (req, res) => {
  await prisma.user.update({ where: { id: req.user!.id }, data: req.body }); // !alert mass-assignment !sink(record)
  res.sendStatus(204);
});
app.put("/me/b", async (req, res) => {
  await prisma.user.update({ where: { id: req.user!.id }, data: { ...req.body, seen: true } }); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/me/c", async (req, res) => {
  const { name, phone } = req.body;
  await prisma.user.update({ where: { id: req.user!.id }, data: { name, phone } }); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/me/d", async (req, res) => {
  const profile = Profile.parse(req.body);
  await prisma.user.update({ where: { id: req.user!.id }, data: profile }); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/me/e", async (req, res) => {
  const profile = Loose.parse(req.body);
  await prisma.user.update({ where: { id: req.user!.id }, data: profile }); // !alert mass-assignment -- a loose object keeps what it does not know
  res.sendStatus(204);
});
app.put("/me/f", async (req, res) => {
  const { password, ...rest } = req.body;
  await prisma.user.update({ where: { id: req.user!.id }, data: rest }); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/me/g", async (req, res) => {
  await prisma.user.update({ where: { id: req.user!.id }, data: _.pick(req.body, ["name", "phone"]) }); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/me/h", async (req, res) => {
  await prisma.user.update({ where: { id: req.user!.id }, data: { name: req.body.name } }); // !safe mass-assignment
  res.sendStatus(204);
});
app.post("/register", async (req, res) => {
  const user = await prisma.user.create({ data: req.body }); // !alert mass-assignment
  res.status(201).json({ id: user.id });
});
