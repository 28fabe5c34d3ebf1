const { exec } = require("node:child_process");
const express = require("express");
const mongoose = require("mongoose");
const { adminOnly, signedIn } = require("./guards");

const Label = mongoose.model("Label", new mongoose.Schema({ name: String }));
const app = express();
app.use(express.json());

const print = async (request, answer) => {
  exec(`lp ${request.body.text}`); // !alert command-injection
  answer.end();
};
const rename = async (request, answer) => {
  answer.json(await Label.findOne({ name: request.body.name })); // !alert nosql-operator-injection
};

app.post("/labels", ...signedIn, print);
app.post("/labels/names", ...adminOnly, rename);
