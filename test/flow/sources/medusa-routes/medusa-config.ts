import { defineConfig, loadEnv } from "@medusajs/framework/utils";

loadEnv(process.env.NODE_ENV || "development", process.cwd());

module.exports = defineConfig({ projectConfig: { databaseUrl: process.env.DATABASE_URL } });
