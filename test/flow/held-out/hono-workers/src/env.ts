export interface Env {
  Bindings: { DB: D1Database; FILES: R2Bucket; STRIPE_KEY: string };
  Variables: { term: string; limit: number };
}
