const express = require("express");
const { Schema, model } = require("mongoose");
const { addOne, createOne, updateOne } = require("./factory");

const Review = model("Review", new Schema({ rating: Number, comment: String }));
const router = express.Router();

router.post("/reviews", addOne(Review, ["rating", "comment"]));
router.post("/open-reviews", createOne(Review));
router.post("/closed-reviews", createOne(Review, ["rating"]));
router.patch("/reviews/:id", updateOne(Review, ["comment"]));

module.exports = router;
