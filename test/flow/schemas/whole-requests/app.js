const express = require("express");
const Joi = require("joi");
const { MongoClient } = require("mongodb");
const checkRequest = require("./check-request");

const app = express();
app.use(express.json());
const users = new MongoClient(process.env.MONGO_URL).db("shop").collection("users");

const login = { body: Joi.object().keys({ mail: Joi.string().email(), device: Joi.any() }) };

app.post("/login", checkRequest(login), async (req, res) => {
  const { mail, device } = req.body;
  const user = await users.findOne({ mail }); // !safe nosql-operator-injection
  const other = await users.findOne({ device }); // !missing nosql-operator-injection -- a member this deep of a schema in a list of schemas is not known
  res.json({ user, other });
});

app.post("/login-unchecked", async (req, res) => {
  const { mail } = req.body;
  res.json(await users.findOne({ mail })); // !alert nosql-operator-injection
});
