const express = require('express');
const Iyzipay = require('iyzipay');
const { Client, Environment } = require('square');
const Paystack = require('paystack')(process.env.PAYSTACK_KEY);
const { MercadoPagoConfig, Payment } = require('mercadopago');
const Razorpay = require('razorpay');
const { Webhook } = require('svix');
const { carts } = require('./carts');

const app = express();
app.use(express.json());
const iyzipay = new Iyzipay({});
const square = new Client({ environment: Environment.Production });
const payment = new Payment(new MercadoPagoConfig({}));
app.post('/pay', async (req, res) => {
  const { amount, currency } = req.body;
  const cart = await carts.load(String(req.body.cartId));
  iyzipay.payment.create({ price: amount, paidPrice: amount }); // !alert client-supplied-amount
  iyzipay.payment.create({ price: cart.total, paidPrice: cart.total }); // !safe client-supplied-amount
  await square.paymentsApi.createPayment({ amountMoney: { amount, currency } }); // !alert client-supplied-amount
  await square.paymentsApi.createPayment({ amountMoney: { amount: cart.total, currency: 'EUR' } }); // !safe client-supplied-amount
  await Paystack.transaction.initialize({ amount, email: 'ann@shop.test' }); // !alert client-supplied-amount
  await payment.create({ body: { transaction_amount: amount } }); // !alert client-supplied-amount
  res.end();
});
app.post('/razorpay', (req, res) => {
  Razorpay.validateWebhookSignature(JSON.stringify(req.body), req.headers['x-razorpay-signature'], process.env.HOOK_KEY); // !alert webhook-parsed-body-verified
  new Webhook(process.env.HOOK_KEY).verify(JSON.stringify(req.body), req.headers); // !alert webhook-parsed-body-verified
  res.end();
});
