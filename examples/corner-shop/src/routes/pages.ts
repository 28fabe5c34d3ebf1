import escapeHtml from 'escape-html';
import { Router } from 'express';
import { config } from '../config';
import { orderByReference } from '../db/order-queries';
import { productBySlug } from '../db/product-queries';
import { cartLines, totalCents } from '../services/cart';
import { formatPrice, listCategory, listProducts } from '../services/catalog';
import { renderCategory, renderProduct } from '../storefront/render';

export const pagesRouter = Router();

pagesRouter.get('/', async (_req, res) => {
  res.type('html').send(renderCategory('Fresh today', await listCategory('fresh', 'newest')));
});

pagesRouter.get('/c/:slug', async (req, res) => {
  const cards = await listCategory(req.params.slug, String(req.query.sort ?? 'newest'));
  if (cards.length === 0) {
    res.status(404).type('html').send(`<h1>Nothing in ${escapeHtml(req.params.slug)}</h1>`);
    return;
  }
  res.type('html').send(renderCategory(req.params.slug, cards));
});

pagesRouter.get('/search', async (req, res) => {
  const term = String(req.query.q ?? '');
  const cards = await listProducts({ term, sort: 'newest', page: 0 });
  res.type('html').send(renderCategory(`Results for ${term}`, cards));
});

pagesRouter.get('/p/:slug', async (req, res) => {
  const product = await productBySlug(req.params.slug);
  if (!product) {
    res.status(404).type('html').send(`<h1>No product called ${req.params.slug}</h1>`); // !alert xss-server-response
    return;
  }
  res.type('html').send(renderProduct(product));
});

pagesRouter.get('/checkout', async (req, res) => {
  const lines = req.session.cartId ? await cartLines(req.session.cartId) : [];
  res.render('checkout', {
    lines,
    total: formatPrice(totalCents(lines)),
    publishableKey: config.stripe.publishableKey,
    formatPrice,
  });
});

pagesRouter.get('/o/:reference', async (req, res) => {
  const order = await orderByReference(req.params.reference);
  if (!order) {
    res.status(404).type('text/plain').send('No such order');
    return;
  }
  res.render('order', { order, total: formatPrice(order.total_cents) });
});
