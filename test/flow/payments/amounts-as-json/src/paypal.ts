import axios from "axios";
import got from "got";
import { ofetch } from "ofetch";
import nodeFetch, { fetch as fetchAnew } from "node-fetch";
import { request } from "undici";

const base = process.env.PAYPAL_LIVE ? "https://api-m.paypal.com" : "https://api-m.sandbox.paypal.com";

export async function createOrder(cart: { total: string }) {
  const payload = {
    intent: "CAPTURE",
    purchase_units: [{ amount: { currency_code: "USD", value: cart.total } }],
  };
  const answer = await fetch(`${base}/v2/checkout/orders`, { method: "POST", body: JSON.stringify(payload) }); // !alert client-supplied-amount
  return answer.json();
}

export async function createOrderOf(total: number) {
  const payload = { intent: "CAPTURE", purchase_units: [{ amount: { currency_code: "USD", value: total.toFixed(2) } }] };
  const answer = await fetch(`${base}/v2/checkout/orders`, { method: "POST", body: JSON.stringify(payload) }); // !safe client-supplied-amount
  return answer.json();
}

export async function payNow(amount: number, email: string) {
  await nodeFetch(`${process.env.RAZORPAY_API}/v1/payments`, { method: "POST", body: JSON.stringify({ amount, email }) }); // !alert client-supplied-amount
  await fetchAnew("https://api.mollie.com/v2/payments", { method: "POST", body: JSON.stringify({ amount: { currency: "EUR", value: amount }, description: email }) }); // !alert client-supplied-amount
  await request("https://connect.squareup.com/v2/payments", { method: "POST", body: JSON.stringify({ amount_money: { amount, currency: "USD" } }) }); // !alert client-supplied-amount
  await got.post("https://api.paystack.co/transaction/initialize", { json: { email, amount } }); // !alert client-supplied-amount
  await ofetch("https://api.paystack.co/transaction/initialize", { method: "POST", body: { email, amount: 500 } }); // !safe client-supplied-amount
  await axios.post(`${process.env.KHALTI_URL}/epayment/initiate/`, JSON.stringify({ amount })); // !alert client-supplied-amount
  await axios.post(`${process.env.VOTES_URL}/votes`, { amount }); // !safe client-supplied-amount -- nobody is paid there
  await axios({ method: "post", url: `${base}/v1/payments/payment`, data: { transactions: [{ amount: { total: amount } }] } }); // !alert client-supplied-amount
}

export async function chargeCard(sent: object) {
  const answer = await axios.request({ url: "https://api.midtrans.com/v2/charge", method: "POST", data: JSON.stringify(sent) }); // !alert client-supplied-amount
  return answer.data;
}
