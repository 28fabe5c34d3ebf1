'use strict';

const { createHash } = require('crypto');

const VOUCHER_POINTS = 100;

exports.balance = async function balance(pool, customerId) {
  const { rows } = await pool.query('SELECT points FROM loyalty WHERE customer_id = $1', [customerId]);
  return rows.length ? rows[0].points : 0;
};

exports.redeem = async function redeem(pool, customerId) {
  const taken = await pool.query(
    'UPDATE loyalty SET points = points - $2 WHERE customer_id = $1 AND points >= $2',
    [customerId, VOUCHER_POINTS],
  );
  if (taken.rowCount !== 1) return null;
  const voucherCode = Math.floor(Math.random() * 1e10).toString(); // !alert weak-random-token
  await pool.query('INSERT INTO vouchers (code, customer_id, value_cents) VALUES ($1, $2, 500)', [
    voucherCode,
    customerId,
  ]);
  return voucherCode;
};

/** Partners log in with a password that they got on paper. */
exports.partnerPasswordHash = function partnerPasswordHash(password) {
  return createHash('md5').update(password).digest('hex'); // !alert password-hash-weak
};
