import express, { type RequestHandler } from "express";
import mongoose, { Schema, type Model, type FilterQuery } from "mongoose";
import pino from "pino";

interface Coupon {
  code: string;
  used: number;
}
const CouponModel: Model<Coupon> = mongoose.model<Coupon>("Coupon", new Schema<Coupon>({ code: String, used: Number }));
const log = pino();
const router = express.Router();

abstract class Repository<T> {
  constructor(protected readonly model: Model<T>) {}
  find(filter: FilterQuery<T>) {
    return this.model.find(filter).lean(); // !alert nosql-operator-injection
  }
  one(filter: FilterQuery<T>) {
    return this.model.findOne(filter).exec(); // !alert nosql-operator-injection
  }
}
class CouponRepository extends Repository<Coupon> {
  constructor() {
    super(CouponModel);
  }
}
const coupons = new CouponRepository();

const byCode: RequestHandler = async (req, res) => {
  res.json(await coupons.one({ code: req.body.code }));
};
const all: RequestHandler = async (req, res) => {
  res.json(await coupons.find(req.query));
};
router.post("/code", byCode);
router.get("/", all);
router.post("/use", async (req, res) => {
  const code = req.body.code as string;
  await CouponModel.updateOne({ code }, { $inc: { used: 1 } }); // !alert nosql-operator-injection
  await CouponModel.updateOne({ code: code.toString() }, { $inc: { used: 1 } }); // !safe nosql-operator-injection
  await CouponModel.where("code").equals(req.body.code).findOne(); // !alert nosql-operator-injection
  await CouponModel.aggregate([{ $match: { code: req.body.code } }]); // !alert nosql-operator-injection
  await CouponModel.aggregate([{ $match: { code: String(req.body.code) } }]); // !safe nosql-operator-injection
  await CouponModel.find({ code: { $regex: req.body.code } }); // !alert redos-user-pattern
  await CouponModel.find({ code: { $in: [].concat(req.body.codes) } }); // !safe nosql-operator-injection
  await CouponModel.find({ used: { $gt: Number(req.body.used) } }); // !safe nosql-operator-injection
  log.info({ code: req.body.code }, "used"); // !safe log-injection
  res.end();
});
router.get("/param/:code", async (req, res) => {
  res.json(await CouponModel.findOne({ code: req.params.code })); // !safe nosql-operator-injection
});
if (typeof (globalThis as any).x === "undefined") {
  router.delete("/", async (req, res) => {
    const { code } = req.body ?? {};
    if (typeof code !== "string") return void res.sendStatus(400);
    await CouponModel.deleteOne({ code }); // !safe nosql-operator-injection
    res.end();
  });
}
express().use(express.json()).use("/coupons", router);
