import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import { config } from '../config';
import { pool } from '../db/pool';

const PgStore = connectPgSimple(session);
const WEEK = 7 * 24 * 60 * 60 * 1000;

export const customerSession = session({
  name: 'shop.sid',
  store: new PgStore({ pool, tableName: 'sessions' }),
  secret: config.sessionSecret,
  resave: false,
  saveUninitialized: false,
  cookie: { httpOnly: true, secure: config.production, sameSite: 'lax', maxAge: WEEK },
});

const staffStore = new PgStore({ pool, tableName: 'staff_sessions' });
const secret = config.staffSessionSecret;

export const staffSession = session({ name: 'staff.sid', store: staffStore, secret, resave: false, saveUninitialized: false }); // !alert session-cookie-flags
