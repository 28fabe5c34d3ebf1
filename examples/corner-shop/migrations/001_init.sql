CREATE TABLE customers (
  id serial PRIMARY KEY,
  email text NOT NULL UNIQUE,
  name text NOT NULL,
  password_hash text,
  legacy_hash text,
  legacy_salt text,
  newsletter boolean NOT NULL DEFAULT false,
  trade_discount integer NOT NULL DEFAULT 0
);
CREATE TABLE addresses (
  id serial PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES customers,
  street text NOT NULL,
  postcode text NOT NULL,
  city text NOT NULL,
  country char(2) NOT NULL
);
CREATE TABLE products (
  id serial PRIMARY KEY,
  sku text NOT NULL UNIQUE,
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  price_cents integer NOT NULL CHECK (price_cents > 0),
  stock integer NOT NULL DEFAULT 0,
  image text,
  rating numeric,
  review_count integer NOT NULL DEFAULT 0,
  category_id integer,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE orders (
  id serial PRIMARY KEY,
  customer_id integer REFERENCES customers,
  email text NOT NULL,
  status text NOT NULL,
  total_cents integer NOT NULL,
  currency char(3) NOT NULL,
  payment_intent text UNIQUE,
  access_token text NOT NULL,
  gift_message text,
  paid_with text,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE order_lines (
  id serial PRIMARY KEY,
  order_id integer NOT NULL REFERENCES orders,
  product_id integer NOT NULL REFERENCES products,
  price_cents integer NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0)
);
CREATE TABLE gift_cards (code text PRIMARY KEY, balance_cents integer NOT NULL, recipient text NOT NULL);
CREATE TABLE coupons (code text PRIMARY KEY, percent integer NOT NULL, valid_until timestamptz NOT NULL);
CREATE TABLE staff (
  id serial PRIMARY KEY,
  email text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  salt text NOT NULL,
  role text NOT NULL
);
CREATE TABLE loyalty (customer_id integer PRIMARY KEY REFERENCES customers, points integer NOT NULL DEFAULT 0);
CREATE TABLE vouchers (code text PRIMARY KEY, customer_id integer NOT NULL, value_cents integer NOT NULL);
CREATE TABLE partners (id serial PRIMARY KEY, name text NOT NULL UNIQUE, password_hash text NOT NULL);
