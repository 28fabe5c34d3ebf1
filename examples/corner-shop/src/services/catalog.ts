import { productsInCategory, searchProducts, type ProductSearch } from '../db/product-queries';
import type { ProductRow } from '../types';

export interface ProductCard {
  slug: string;
  name: string;
  price: string;
  inStock: boolean;
}

const money = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });

export function formatPrice(cents: number): string {
  return money.format(cents / 100);
}

function toCard(product: ProductRow): ProductCard {
  return {
    slug: product.slug,
    name: product.name,
    price: formatPrice(product.price_cents),
    inStock: product.stock > 0,
  };
}

export async function listProducts(search: ProductSearch): Promise<ProductCard[]> {
  const products = await searchProducts({ ...search, term: search.term.trim() });
  return products.map(toCard);
}

export async function listCategory(category: string, sort: string): Promise<ProductCard[]> {
  return (await productsInCategory(category, sort)).map(toCard);
}
