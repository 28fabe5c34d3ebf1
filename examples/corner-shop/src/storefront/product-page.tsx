import { formatPrice } from '../services/catalog';
import type { ProductRow } from '../types';
import { BreadcrumbJsonLd, ProductJsonLd, ReviewsJsonLd } from './json-ld';
import { Layout } from './layout';

export function ProductPage({ product }: { product: ProductRow }) {
  const trail = [
    { name: 'Shop', path: '/' },
    { name: product.name, path: `/p/${product.slug}` },
  ];
  return (
    <Layout title={product.name}>
      <ProductJsonLd product={product} />
      <BreadcrumbJsonLd trail={trail} />
      {product.review_count > 0 && <ReviewsJsonLd product={product} />}
      <article>
        <h1>{product.name}</h1>
        {product.image && <img src={`/media/${product.image}`} alt={product.name} width="480" height="480" />}
        <p className="price">{formatPrice(product.price_cents)}</p>
        <p>{product.description}</p>
        <button type="button" data-product={product.id} disabled={product.stock < 1}>
          {product.stock > 0 ? 'Add to cart' : 'Sold out'}
        </button>
      </article>
      <script src="/shop.js" defer />
    </Layout>
  );
}
