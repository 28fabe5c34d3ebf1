const express = require("express");
const { body, validationResult } = require("express-validator");
const mongoose = require("mongoose");

const Seller = mongoose.model("Seller", new mongoose.Schema({ shopName: String, city: String }));
const router = express.Router();
router.use(express.json());

const checks = [
  body("shopName").trim().notEmpty().withMessage("Enter your shop name").isLength({ min: 3 }),
  body("city").notEmpty().isLength({ min: 3 }),
];

const runValidation = async (req, res, next) => {
  try {
    const errors = validationResult(req);
    if (!errors.isEmpty()) return res.status(422).json({ message: errors.array()[0].msg });
    return next();
  } catch (error) {
    return next(error);
  }
};

router.post("/profile", checks, runValidation, async (req, res) => {
  const { shopName, city } = req.body;
  if (await Seller.exists({ shopName })) return res.sendStatus(409); // !safe nosql-operator-injection
  res.json(await Seller.findOne({ city })); // !alert nosql-operator-injection
});

module.exports = router;
