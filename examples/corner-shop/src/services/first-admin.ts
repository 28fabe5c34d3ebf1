import { config } from '../config';
import { pool } from '../db/pool';
import { logger } from '../logger';
import type { StaffRole } from '../types';
import { hashStaffPassword } from './passwords';
import { newToken } from './tokens';

interface StaffAccount {
  email: string;
  password: string;
  role: StaffRole;
}

/** The till in the market hall logs in by itself after a power cut. */
const TILL: StaffAccount = {
  email: 'till@corner-shop.example',
  password: 'admin123', // !alert default-credential
  role: 'support',
};

async function addStaff(account: StaffAccount): Promise<void> {
  const salt = newToken();
  await pool.query(
    'INSERT INTO staff (email, password_hash, salt, role) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [account.email, hashStaffPassword(account.password, salt), salt, account.role],
  );
}

/** Runs at start-up: an empty staff table gets its first accounts. */
export async function ensureStaff(): Promise<void> {
  const { rows } = await pool.query<{ count: string }>('SELECT count(*) FROM staff');
  if (Number(rows[0].count) > 0) return;
  await addStaff({ email: config.owner.email, password: config.owner.password, role: 'owner' });
  await addStaff(TILL);
  logger.info({ owner: config.owner.email }, 'first staff accounts created');
}
