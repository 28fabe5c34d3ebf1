import { createClient } from "jsr:@supabase/supabase-js@2";
import { Client, Pool } from "https://deno.land/x/postgres@v0.19.3/mod.ts";
import postgres from "npm:postgres@3.4.5";

export const admin = createClient("https://x.supabase.co", Deno.env.get("KEY")!);
export const pool = new Pool(Deno.env.get("DATABASE_URL"), 3);
export const client = new Client(Deno.env.get("DATABASE_URL"));
export const sql = postgres(Deno.env.get("DATABASE_URL")!);

export function named(name: string) {
  return client.queryArray("select id from candles where name = '" + name + "'"); // !alert sql-injection
}
