import { readFileSync } from 'node:fs';
import knexFactory from 'knex';
import { Pool, type PoolClient } from 'pg';
import { config } from '../config';

const { caFile, ...connection } = config.db;
const ssl = caFile ? { ca: readFileSync(caFile, 'utf8'), rejectUnauthorized: true } : undefined;

export const pool = new Pool({ ...connection, ssl, max: 10 });

/** The address book and the newer tables go through the query builder, the rest is plain SQL. */
export const knex = knexFactory({ client: 'pg', connection: { ...connection, ssl } });

export async function transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
