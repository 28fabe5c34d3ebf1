const express = require("express");
const { DataTypes, Sequelize } = require("sequelize");
const { requireUser } = require("./auth");

const sequelize = new Sequelize(process.env.DATABASE_URL);
const Booking = sequelize.define("Booking", { total: DataTypes.INTEGER, deposit: DataTypes.INTEGER, note: DataTypes.STRING });
const Line = sequelize.define("OrderLine", { unitPrice: DataTypes.INTEGER });
const Cabin = sequelize.define("Cabin", { nightly: DataTypes.INTEGER });
const DeliveryZone = sequelize.define("DeliveryZone", { deliveryFee: DataTypes.INTEGER });
const app = express();
app.use(express.json(), requireUser);

app.post("/bookings", async (req, res) => {
  const cabin = await Cabin.findByPk(String(req.body.cabin));
  const booking = Booking.build({ guest: req.user.id });
  booking.total = cabin.nightly * 2; // !safe client-supplied-order-total
  booking.deposit = req.body.deposit ?? 50; // !alert client-supplied-order-total
  booking.note = String(req.body.note); // !safe client-supplied-order-total
  await booking.save();
  res.sendStatus(201);
});
app.post("/bookings/:id/fees", async (req, res) => {
  const booking = await Booking.findOne({ where: { id: req.params.id, guest: req.user.id } });
  booking.cleaningNote = "none";
  booking.serviceFee = Number(req.body.fee); // !alert client-supplied-order-total
  booking.setDataValue("total", req.body.total); // !alert client-supplied-order-total
  booking.set("note", String(req.body.note)); // !safe client-supplied-order-total
  await booking.save();
  res.sendStatus(204);
});
app.post("/bookings/again", async (req, res) => {
  const [booking] = await Booking.findOrCreate({ where: { guest: req.user.id, state: "draft" } });
  booking.total = req.body.total; // !alert client-supplied-order-total
  await booking.save();
  res.sendStatus(204);
});
app.post("/orders", async (req, res) => {
  await Booking.create({ guest: req.user.id, lines: req.body.lines.map((line) => ({ sku: line.sku, price: line.price })) }); // !alert client-supplied-order-total
  await Line.bulkCreate(req.body.lines.map((line) => ({ sku: line.sku, unitPrice: line.price }))); // !alert client-supplied-order-total
  await Line.bulkCreate(req.body.lines.map((line) => ({ sku: line.sku, pieces: 1 }))); // !safe client-supplied-order-total
  res.sendStatus(201);
});
// What the shop asks of all its customers.
app.put("/zones/:id", async (req, res) => {
  const zone = await DeliveryZone.findByPk(req.params.id);
  zone.deliveryFee = req.body.deliveryFee; // !safe client-supplied-order-total
  await zone.save();
  res.sendStatus(204);
});

const Account = sequelize.define("Account", { role: DataTypes.STRING });
app.post("/accounts/me", async (req, res) => {
  const account = await Account.findByPk(req.user.id);
  account.role = req.body.role; // !alert role-chosen-by-sender
  await account.save();
  res.sendStatus(204);
});
