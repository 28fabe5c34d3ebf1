const express = require("express");
const db = require("../models");

const router = express.Router();
const { Review } = db;

router.get("/", async (req, res) => {
  const [rows] = await db.Lamp.search(req.query.q);
  res.json(rows);
});

router.get("/screw", async (req, res) => {
  res.json(await db.Lamp.ofSocket("E27"));
});

router.get("/reviews", async (req, res) => {
  res.json(await Review.sorted(req.query.order));
});

router.get("/newest", async (req, res) => {
  const title = db.sequelize.literal(`"createdAt" > '${req.query.since}'`); // !alert sql-injection
  res.json(await db.Lamp.findAll({ where: title }));
});

router.post("/reviews", async (req, res) => {
  res.json(await db.Review.create(req.body)); // !alert mass-assignment
});

router.get("/plain", async (req, res) => {
  res.json(await db.Lamp.findAll({ where: { title: String(req.query.title) } })); // !safe sql-injection
});

module.exports = router;
