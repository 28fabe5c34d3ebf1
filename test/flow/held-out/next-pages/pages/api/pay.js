import https from "node:https";
import Razorpay from "razorpay";
import { collection } from "../../lib/mongo";

const razorpay = new Razorpay({ key_id: process.env.RAZORPAY_ID, key_secret: process.env.RAZORPAY_SECRET });
const inPaise = (amount) => Math.round(Number(amount) * 100);

const orderOf = async ({ amount, receipt }) => razorpay.orders.create({ amount: inPaise(amount), currency: "INR", receipt }); // !alert client-supplied-amount
const orderOfCart = async (id) => {
  const carts = await collection("carts");
  const { total } = await carts.findOne({ token: String(id) });
  return razorpay.orders.create({ amount: inPaise(total), currency: "INR" }); // !safe client-supplied-amount
};
export default function handler(req, res) {
  if (req.query.parcel) {
    https.get(`https://${req.query.parcel}.carrier.example/state`, (answer) => answer.pipe(res)); // !alert ssrf
  } else if (req.query.number) {
    https.get({ hostname: "carrier.example", path: "/state/" + encodeURIComponent(req.query.number) }, (answer) => answer.pipe(res)); // !safe ssrf
  } else if (req.body.cart) {
    orderOfCart(req.body.cart).then((order) => res.json(order), () => res.status(500).end());
  } else {
    orderOf(req.body).then((order) => res.json(order)).catch(() => res.status(500).end());
  }
}
