import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { ProductCard } from '../services/catalog';
import type { ProductRow } from '../types';
import { CategoryPage } from './category-page';
import { ProductPage } from './product-page';

function page(element: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(element)}`;
}

export function renderProduct(product: ProductRow): string {
  return page(<ProductPage product={product} />);
}

export function renderCategory(title: string, cards: ProductCard[]): string {
  return page(<CategoryPage title={title} cards={cards} />);
}
