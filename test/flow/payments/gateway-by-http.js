const axios = require("axios");
const express = require("express");

express().post("/pay", async (req, res) => {
  const { data } = await axios.post("https://api.paygate.example/v1/charges", { amount: req.body.amount, currency: "eur" }); // !missing client-supplied-amount -- a provider that is asked without its library is not known
  res.json(data);
});
