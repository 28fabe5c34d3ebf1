// Nobody says whose models these are but their filters.
const express = require("express");
const User = require("./models/user");

const router = express.Router();
router.use(express.json());

router.post("/login", async (req, res) => {
  const user = await User.findOne({ where: { email: req.body.email } }); // !safe nosql-operator-injection
  res.json({ ok: Boolean(user) });
});
