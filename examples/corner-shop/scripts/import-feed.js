'use strict';

// Reads the supplier's price list and updates our products. Runs every night from cron.
require('dotenv/config');
const { createHash } = require('crypto');
const fs = require('fs');
const path = require('path');
const { Client } = require('pg');
const request = require('request');

const FEED_URL = process.env.SUPPLIER_FEED_URL || 'https://stock.northwind-grocers.com/v3/prices.csv';
const STATE_FILE = path.join(__dirname, '..', 'var', 'last-feed.sha256');

function download(url) {
  const options = {
    url,
    timeout: 30000,
    auth: { user: process.env.SUPPLIER_USER, pass: process.env.SUPPLIER_PASSWORD },
    strictSSL: false, // !alert tls-verify-disabled
  };
  return new Promise((resolve, reject) => {
    request(options, (error, response, body) => {
      if (error) return reject(error);
      if (response.statusCode !== 200) return reject(new Error(`feed answered ${response.statusCode}`));
      return resolve(body);
    });
  });
}

function parse(csv) {
  return csv
    .split('\n')
    .slice(1)
    .map((row) => row.split(';'))
    .filter((cells) => cells.length >= 3)
    .map(([sku, price, stock]) => ({
      sku: sku.trim(),
      priceCents: Math.round(Number(price.replace(',', '.')) * 100),
      stock: Number.parseInt(stock, 10),
    }))
    .filter((row) => row.sku && row.priceCents > 0 && row.stock >= 0);
}

function unchanged(csv) {
  const digest = createHash('sha256').update(csv).digest('hex');
  const last = fs.existsSync(STATE_FILE) ? fs.readFileSync(STATE_FILE, 'utf8') : '';
  if (digest === last) return true;
  fs.mkdirSync(path.dirname(STATE_FILE), { recursive: true });
  fs.writeFileSync(STATE_FILE, digest);
  return false;
}

async function main() {
  const csv = await download(FEED_URL);
  if (unchanged(csv)) {
    console.log('feed unchanged');
    return;
  }
  const client = new Client({
    host: process.env.DB_HOST || 'localhost',
    database: process.env.DB_NAME || 'corner_shop',
    user: process.env.DB_USER || 'shop',
    password: process.env.DB_PASSWORD,
  });
  await client.connect();
  let count = 0;
  for (const row of parse(csv)) {
    const result = await client.query('UPDATE products SET price_cents = $2, stock = $3 WHERE sku = $1', [
      row.sku,
      row.priceCents,
      row.stock,
    ]);
    count += result.rowCount;
  }
  await client.end();
  console.log(`${count} products updated`);
}

main().catch((error) => {
  console.error('import failed', error.message);
  process.exitCode = 1;
});
