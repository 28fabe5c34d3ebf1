'use strict';

/*
 * Loyalty points, bought as a plug-in in 2017 and carried along since then.
 * One point per euro, 100 points are a voucher of 5 euros.
 */
const express = require('express');
const jwt = require('jsonwebtoken');
const rateLimit = require('express-rate-limit').default;
const { archiveMonth, archiveYear } = require('./export');
const points = require('./points');

const SIGNING_KEY = process.env.LOYALTY_SIGNING_KEY || 'corner-shop-loyalty-card-signing-key'; // !alert secret-env-fallback
const TOKEN_HOURS = process.env.LOYALTY_TOKEN_HOURS || '12';

function memberOf(req) {
  const token = req.get('x-loyalty-token') || '';
  return jwt.verify(token, SIGNING_KEY, { algorithms: ['HS256', 'none'] }).sub; // !alert jwt-alg-unsafe
}

function partnerOf(req) {
  const token = req.get('x-partner-token') || '';
  return jwt.verify(token, SIGNING_KEY, { algorithms: ['HS256'], issuer: 'partners' }).sub;
}

function createRouter({ pool }) {
  const router = express.Router();
  router.use(rateLimit({ windowMs: 60000, max: 60 }));

  router.post('/card', async (req, res) => {
    if (!req.session.customerId) return res.status(401).json({ error: 'Please log in' });
    const options = { algorithm: 'HS256', expiresIn: `${Number(TOKEN_HOURS)}h` };
    return res.json({ token: jwt.sign({ sub: String(req.session.customerId) }, SIGNING_KEY, options) });
  });

  router.get('/points', async (req, res) => {
    res.json({ points: await points.balance(pool, memberOf(req)) });
  });

  router.post('/vouchers', async (req, res) => {
    const voucher = await points.redeem(pool, memberOf(req));
    if (!voucher) return res.status(409).json({ error: 'Not enough points' });
    return res.status(201).json({ voucher });
  });

  router.post('/partner/login', async (req, res) => {
    const { rows } = await pool.query('SELECT id FROM partners WHERE name = $1 AND password_hash = $2', [
      String(req.body.name),
      points.partnerPasswordHash(String(req.body.password)),
    ]);
    if (!rows.length) return res.status(401).json({ error: 'Name or password is wrong' });
    const options = { algorithm: 'HS256', expiresIn: '1h', issuer: 'partners' };
    return res.json({ token: jwt.sign({ sub: String(rows[0].id) }, SIGNING_KEY, options) });
  });

  router.get('/partner/archive', async (req, res) => {
    const partner = Number(partnerOf(req));
    const file = req.query.year
      ? await archiveYear(partner, Number(req.query.year))
      : await archiveMonth(partner, req.query.month);
    res.download(file);
  });

  return router;
}

module.exports = { createRouter };
