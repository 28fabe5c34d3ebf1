import type { ProductRow } from '../types';
import { pool } from './pool';

export interface ProductSearch {
  term: string;
  sort: string;
  page: number;
}

const PAGE_SIZE = 24;
const COLUMNS = 'p.id, p.slug, p.name, p.description, p.price_cents, p.stock, p.image, p.rating, p.review_count';

const SORT_COLUMNS: Record<string, string> = {
  newest: 'p.created_at DESC',
  price: 'p.price_cents ASC',
  name: 'p.name ASC',
};

export async function searchProducts(search: ProductSearch): Promise<ProductRow[]> {
  let where = 'WHERE p.active';
  if (search.term) where += ` AND (p.name ILIKE '%${search.term}%' OR p.sku = '${search.term}')`;
  const order = SORT_COLUMNS[search.sort] ?? SORT_COLUMNS.newest;
  const sql = `SELECT ${COLUMNS} FROM products p ${where} ORDER BY ${order} LIMIT ${PAGE_SIZE} OFFSET ${search.page * PAGE_SIZE}`;
  const { rows } = await pool.query<ProductRow>(sql); // !alert sql-injection
  return rows;
}

export async function productsInCategory(category: string, sort: string): Promise<ProductRow[]> {
  const order = SORT_COLUMNS[sort] ?? SORT_COLUMNS.newest;
  const { rows } = await pool.query<ProductRow>(
    `SELECT ${COLUMNS} FROM products p JOIN categories c ON c.id = p.category_id
     WHERE p.active AND c.slug = $1 ORDER BY ${order} LIMIT ${PAGE_SIZE}`,
    [category],
  );
  return rows;
}

export async function productBySlug(slug: string): Promise<ProductRow | undefined> {
  const { rows } = await pool.query<ProductRow>(
    `SELECT ${COLUMNS} FROM products p WHERE p.active AND p.slug = $1`,
    [slug],
  );
  return rows[0];
}

export async function allProducts(): Promise<ProductRow[]> {
  const { rows } = await pool.query<ProductRow>(
    `SELECT ${COLUMNS} FROM products p WHERE p.active ORDER BY p.id`,
  );
  return rows;
}
