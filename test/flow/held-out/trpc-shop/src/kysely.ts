import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";

export const kysely = new Kysely<any>({ dialect: new PostgresDialect({ pool: new pg.Pool() }) });
