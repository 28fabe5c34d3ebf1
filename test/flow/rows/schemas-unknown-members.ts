import express from "express";
import Joi from "joi";
import * as v from "valibot";
import * as yup from "yup";
import mongoose from "mongoose";

const app = express();
app.use(express.json());
const Customer = mongoose.model("Customer", new mongoose.Schema({ name: String, role: String }));

const Named = Joi.object({ name: Joi.string().required() });

app.put("/joi", async (req, res) => {
  const { error } = Named.validate(req.body);
  if (error) return res.sendStatus(400);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !safe mass-assignment -- other fields are refused
  res.sendStatus(204);
});
app.put("/joi/allowed", async (req, res) => {
  const { error, value } = Named.validate(req.body, { allowUnknown: true });
  if (error) return res.sendStatus(400);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, value); // !alert mass-assignment
  res.json(await Customer.findOne({ name: value.name })); // !safe nosql-operator-injection
});
app.put("/joi/stripped", async (req, res) => {
  const { error, value } = Named.validate(req.body, { abortEarly: false, stripUnknown: true });
  if (error) return res.sendStatus(400);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment -- the value alone has no others
  await Customer.findByIdAndUpdate(req.user.id, value); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/joi/later", async (req, res) => {
  await Named.validateAsync(req.body, { stripUnknown: true });
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, await Named.validateAsync(req.body, { stripUnknown: true })); // !safe mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, await Named.validateAsync(req.body, { allowUnknown: true })); // !alert mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, await Named.validateAsync(req.body)); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/joi/later-allowed", async (req, res) => {
  await Named.validateAsync(req.body, { allowUnknown: true });
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/joi/later-refused", async (req, res) => {
  await Named.validateAsync(req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/joi/of-old", async (req, res) => {
  const { error, value } = Joi.validate(req.body, Named, { stripUnknown: true });
  if (error) return res.sendStatus(400);
  await Customer.findByIdAndUpdate(req.user.id, value); // !safe mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/joi/of-old-allowed", async (req, res) => {
  const { error, value } = Joi.validate(req.body, Named, { allowUnknown: true });
  if (error) return res.sendStatus(400);
  await Customer.findByIdAndUpdate(req.user.id, value); // !alert mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/joi/of-old-refused", async (req, res) => {
  const { error, value } = Joi.validate(req.body, Named);
  if (error) return res.sendStatus(400);
  await Customer.findByIdAndUpdate(req.user.id, value); // !safe mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/joi/by-schema", async (req, res) => {
  await Customer.findByIdAndUpdate(req.user.id, Named.unknown().validate(req.body).value); // !alert mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, Named.unknown(false).validate(req.body).value); // !safe mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, Named.options({ allowUnknown: true }).required().validate(req.body).value); // !alert mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, Named.prefs({ stripUnknown: true }).required().validate(req.body).value); // !safe mass-assignment
  const { error } = Named.prefs({ stripUnknown: true }).validate(req.body);
  if (error) return res.sendStatus(400);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment
  res.sendStatus(204);
});

const Shape = yup.object({ name: yup.string().required() });

app.put("/yup", async (req, res) => {
  await Customer.findByIdAndUpdate(req.user.id, await Shape.validate(req.body)); // !alert mass-assignment -- others stay
  await Customer.findByIdAndUpdate(req.user.id, Shape.validateSync(req.body)); // !alert mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, await Shape.validate(req.body, { stripUnknown: true })); // !safe mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, Shape.cast(req.body, { stripUnknown: true })); // !safe mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, Shape.noUnknown().validateSync(req.body)); // !safe mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, Shape.noUnknown(false).validateSync(req.body)); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/yup/asked", async (req, res) => {
  await Shape.noUnknown().required().validate(req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment -- they are missing from the result alone
  res.sendStatus(204);
});
app.put("/yup/refused", async (req, res) => {
  await Shape.noUnknown().strict().validate(req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/yup/exact", async (req, res) => {
  await Shape.exact().required().validate(req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !safe mass-assignment
  res.sendStatus(204);
});

app.put("/valibot", async (req, res) => {
  v.assert(v.object({ name: v.string() }), req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/valibot/strict", async (req, res) => {
  v.assert(v.strictObject({ name: v.string() }), req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !safe mass-assignment
  await Customer.findByIdAndUpdate(req.user.id, v.parse(v.looseObject({ name: v.string() }), req.body)); // !safe mass-assignment -- it was asked before
  res.sendStatus(204);
});
app.put("/valibot/loose", async (req, res) => {
  const changes = v.parse(v.looseObject({ name: v.string() }), req.body);
  await Customer.findByIdAndUpdate(req.user.id, changes); // !alert mass-assignment
  res.json(await Customer.findOne({ name: changes.name })); // !safe nosql-operator-injection
});
