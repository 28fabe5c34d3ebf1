import type { ProductCard } from '../services/catalog';
import { Layout } from './layout';

export function CategoryPage({ title, cards }: { title: string; cards: ProductCard[] }) {
  return (
    <Layout title={title}>
      <h1>{title}</h1>
      <ul className="cards">
        {cards.map((card) => (
          <li key={card.slug}>
            <a href={`/p/${encodeURIComponent(card.slug)}`}>{card.name}</a>
            <span className="price">{card.price}</span>
            {!card.inStock && <em>Sold out</em>}
          </li>
        ))}
      </ul>
    </Layout>
  );
}
