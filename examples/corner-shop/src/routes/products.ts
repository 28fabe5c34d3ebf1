import { Router, type Request } from 'express';
import type { ProductSearch } from '../db/product-queries';
import { productBySlug } from '../db/product-queries';
import { listCategory, listProducts } from '../services/catalog';

export const productsRouter = Router();

function readSearch(req: Request): ProductSearch {
  return {
    term: String(req.query.q ?? ''),
    sort: String(req.query.sort ?? 'newest'),
    page: Math.max(0, Number.parseInt(String(req.query.page ?? '0'), 10) || 0),
  };
}

productsRouter.get('/', async (req, res) => {
  const products = await listProducts(readSearch(req));
  res.json({ products });
});

productsRouter.get('/category/:slug', async (req, res) => {
  const products = await listCategory(req.params.slug, String(req.query.sort ?? 'newest'));
  res.json({ products });
});

productsRouter.get('/:slug', async (req, res) => {
  const product = await productBySlug(req.params.slug);
  if (!product) return res.status(404).json({ error: 'No such product' });
  return res.json({ product });
});

productsRouter.post('/currency', (req, res) => {
  const currency = req.body.currency === 'usd' ? 'usd' : 'eur';
  res.cookie('currency', currency, { maxAge: 365 * 24 * 60 * 60 * 1000 });
  res.status(204).end();
});
