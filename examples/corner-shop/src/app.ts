import 'express-async-errors';
import cors from 'cors';
import csrf from 'csurf';
import express from 'express';
import helmet from 'helmet';
import path from 'node:path';
import loyalty from '../plugins/loyalty';
import { config } from './config';
import { pool } from './db/pool';
import { notFound, onError } from './middleware/errors';
import { refreshAppToken, requireAppToken, requireCustomer } from './middleware/guards';
import { apiLimit } from './middleware/limits';
import { customerSession, staffSession } from './middleware/sessions';
import { accountRouter } from './routes/account';
import { adminRouter } from './routes/admin';
import { authRouter } from './routes/auth';
import { cartRouter } from './routes/cart';
import { checkoutRouter } from './routes/checkout';
import { feedsRouter } from './routes/feeds';
import { giftCardsRouter } from './routes/gift-cards';
import { pagesRouter } from './routes/pages';
import { productsRouter } from './routes/products';
import { reviewsRouter } from './routes/reviews';
import { connectWebhook, rawWebhooks } from './routes/webhooks';

const root = process.cwd();

export const app = express();

app.set('trust proxy', 1);
app.set('views', path.join(root, 'views'));
app.set('view engine', 'ejs');

app.use(
  helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", 'https://js.stripe.com'],
        frameSrc: ['https://js.stripe.com'],
      },
    },
  }),
);

app.get('/health', async (_req, res) => {
  await pool.query('SELECT 1');
  res.json({ ok: true });
});

// Webhooks read the raw bytes, so they come before the JSON parser.
app.use('/webhooks', rawWebhooks);

app.use(express.json({ limit: '100kb' }));
app.use(express.urlencoded({ extended: false, limit: '20kb' }));
app.use(express.static(path.join(root, 'public'), { maxAge: '1h' }));

app.use('/media', express.static(path.join(root, 'var', 'uploads'), { maxAge: '7d' }));

app.post('/connect/webhook', connectWebhook);

// Price comparison sites read the feed from the browser; there is nothing private in it.
app.use('/feeds', cors({ origin: '*', methods: ['GET'] }), feedsRouter);

app.use('/api', apiLimit, cors({ origin: true, credentials: true })); // !alert cors-reflect-credentials
app.use('/admin', cors({ origin: config.allowedOrigins, credentials: true }));

app.use('/admin', staffSession, csrf(), adminRouter);

app.use(customerSession);
app.post('/api/app/refresh', refreshAppToken);
app.use('/api/app/account', requireAppToken, accountRouter);

app.use(csrf());
app.get('/api/csrf', (req, res) => res.json({ token: req.csrfToken() }));
app.use('/api/products', productsRouter);
app.use('/api/reviews', requireCustomer, reviewsRouter);
app.use('/api/cart', cartRouter);
app.use('/api/gift-cards', giftCardsRouter);
app.use('/api/checkout', checkoutRouter);
app.use('/api/auth', authRouter);
app.use('/api/account', requireCustomer, accountRouter);
app.use('/loyalty', loyalty.createRouter({ pool }));
app.use('/', pagesRouter);

app.use(notFound);
app.use(onError);
