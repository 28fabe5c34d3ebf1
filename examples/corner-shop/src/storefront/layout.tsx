import type { ReactNode } from 'react';
import { OrganisationJsonLd } from './json-ld';

function Logo() {
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M4 12 L16 3 L28 12 V29 H4 Z" fill="currentColor" />
    </svg>
  );
}

export function Layout({ title, children }: { title: string; children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Corner Shop`}</title>
        <link rel="stylesheet" href="/shop.css" />
        <OrganisationJsonLd />
      </head>
      <body>
        <header>
          <a href="/">
            <Logo /> Corner Shop
          </a>
          <form action="/search" method="get" role="search">
            <input type="search" name="q" aria-label="Search the shop" />
          </form>
          <nav>
            <a href="/account">Account</a>
            <a href="/checkout">Cart</a>
          </nav>
        </header>
        <main>{children}</main>
        <footer>
          <a href="https://www.parcel-pigeon-freight.com/track" target="_blank" rel="noopener noreferrer">
            Track a parcel
          </a>
        </footer>
      </body>
    </html>
  );
}
