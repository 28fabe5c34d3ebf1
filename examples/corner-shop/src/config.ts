import 'dotenv/config';

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set, see .env.example`);
  return value;
}

function list(value: string): string[] {
  return value
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
}

const production = process.env.NODE_ENV === 'production';

export const config = {
  production,
  port: Number(process.env.PORT || 3000),
  baseUrl: process.env.BASE_URL || 'http://localhost:3000',
  allowedOrigins: list(process.env.ALLOWED_ORIGINS || 'http://localhost:3000'),

  sessionSecret: process.env.SESSION_SECRET || 'corner-shop-session-signing-secret', // !alert secret-env-fallback
  staffSessionSecret: required('STAFF_SESSION_SECRET'),
  jwtSecret: process.env.JWT_SECRET ?? 'corner-shop-mobile-token-signing-key', // !alert secret-env-fallback
  adminApiKey: required('ADMIN_API_KEY'),
  owner: { email: required('ADMIN_EMAIL'), password: required('ADMIN_PASSWORD') },

  db: {
    host: process.env.DB_HOST || 'localhost',
    database: process.env.DB_NAME || 'corner_shop',
    user: process.env.DB_USER || 'shop',
    password: required('DB_PASSWORD'),
    caFile: process.env.DB_CA_FILE,
  },

  stripe: {
    publishableKey: process.env.STRIPE_PUBLISHABLE_KEY || 'pk_test_notARealKey00000000000000',
    secretKey: required('STRIPE_SECRET_KEY'),
    webhookSecret: required('STRIPE_WEBHOOK_SECRET'),
    connectWebhookSecret: required('STRIPE_CONNECT_WEBHOOK_SECRET'),
  },

  mail: {
    host: process.env.SMTP_HOST || 'localhost',
    user: process.env.SMTP_USER,
    password: process.env.SMTP_PASSWORD,
    from: process.env.MAIL_FROM || 'Corner Shop <orders@corner-shop.example>',
  },

  carrierWebhookSecret: required('CARRIER_WEBHOOK_SECRET'),
  marketplaceSecret: required('MARKETPLACE_SECRET'),
  currency: 'eur',
  invoiceDir: process.env.INVOICE_DIR || 'var/invoices',
};
