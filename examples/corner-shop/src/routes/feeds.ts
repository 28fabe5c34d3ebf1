import { createHash } from 'node:crypto';
import { Router } from 'express';
import { config } from '../config';
import { ordersSince } from '../db/order-queries';
import { allProducts } from '../db/product-queries';
import { requireApiKey, requireMarketplaceKey } from '../middleware/guards';

export const feedsRouter = Router();

const FEED_NAMESPACE = 'http://base.google.com/ns/1.0';
const DAY = 24 * 60 * 60 * 1000;

function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

feedsRouter.get('/products.xml', async (req, res) => {
  const items = (await allProducts()).map(
    (product) =>
      `<item><g:id>${product.id}</g:id><title>${xml(product.name)}</title>` +
      `<link>${config.baseUrl}/p/${encodeURIComponent(product.slug)}</link>` +
      `<g:price>${(product.price_cents / 100).toFixed(2)} EUR</g:price></item>`,
  );
  const feed = `<rss version="2.0" xmlns:g="${FEED_NAMESPACE}"><channel>${items.join('')}</channel></rss>`;
  const etag = createHash('sha1').update(feed).digest('hex');
  if (req.get('if-none-match') === etag) return res.status(304).end();
  return res.set('etag', etag).type('application/xml').send(feed);
});

/** The tablet in the warehouse runs on another origin and asks with credentials. */
feedsRouter.get('/picking-list.json', requireApiKey, async (req, res) => {
  if (req.headers.origin) {
    res.setHeader('Access-Control-Allow-Origin', req.headers.origin); // !alert cors-reflect-credentials
    res.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  const orders = await ordersSince(new Date(Date.now() - DAY));
  res.json({ orders: orders.map(({ id, status, created_at }) => ({ id, status, created_at })) });
});

feedsRouter.get('/marketplace.json', requireMarketplaceKey, async (req, res) => {
  const origin = req.get('origin');
  if (origin && config.allowedOrigins.includes(origin)) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    res.vary('Origin');
  }
  const orders = await ordersSince(new Date(Date.now() - 7 * DAY));
  res.json({ orders: orders.map(({ id, status, total_cents }) => ({ id, status, total_cents })) });
});
