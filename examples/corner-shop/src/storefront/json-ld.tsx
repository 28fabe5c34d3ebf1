import type { ProductRow } from '../types';

const ORGANISATION = {
  '@context': 'http://schema.org',
  '@type': 'Organization',
  name: 'Corner Shop',
  url: 'https://www.corner-shop-online.com',
};

function productData(product: ProductRow) {
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    description: product.description,
    offers: { '@type': 'Offer', priceCurrency: 'EUR', price: (product.price_cents / 100).toFixed(2) },
  };
}

export function ProductJsonLd({ product }: { product: ProductRow }) {
  const data = productData(product);
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(data) }} />; // !alert jsonld-script-breakout
}

export function ReviewsJsonLd({ product }: { product: ProductRow }) {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'AggregateRating',
    itemReviewed: product.name,
    ratingValue: product.rating,
    reviewCount: product.review_count,
  };
  const json = JSON.stringify(data).replace(/</g, '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

export function BreadcrumbJsonLd({ trail }: { trail: { name: string; path: string }[] }) {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: trail.map((entry, index) => ({ position: index + 1, name: entry.name, item: entry.path })),
  };
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(data) }} />; // !alert jsonld-script-breakout
}

export function OrganisationJsonLd() {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify(ORGANISATION) }} />;
}
