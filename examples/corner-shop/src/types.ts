import 'express-session';

declare module 'express-session' {
  interface SessionData {
    customerId: number;
    cartId: string;
    staffId: number;
    staffRole: StaffRole;
  }
}

export type StaffRole = 'support' | 'manager' | 'owner';

export interface ProductRow {
  id: number;
  slug: string;
  name: string;
  description: string;
  price_cents: number;
  stock: number;
  image: string | null;
  rating: number | null;
  review_count: number;
}

export interface CustomerRow {
  id: number;
  email: string;
  name: string;
  password_hash: string | null;
  legacy_hash: string | null;
  legacy_salt: string | null;
}

export interface OrderRow {
  id: number;
  customer_id: number | null;
  email: string;
  status: 'pending' | 'paid' | 'shipped' | 'refunded';
  total_cents: number;
  currency: string;
  payment_intent: string | null;
  access_token: string;
  gift_message: string | null;
  created_at: Date;
}

export interface CartLine {
  productId: number;
  name: string;
  priceCents: number;
  quantity: number;
}
