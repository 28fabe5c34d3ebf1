import { ApiVersion, shopifyApp } from "@shopify/shopify-app-remix/server";

const shopify = shopifyApp({
  apiKey: process.env.SHOPIFY_API_KEY,
  apiSecretKey: process.env.SHOPIFY_API_SECRET!,
  apiVersion: ApiVersion.July26,
  appUrl: process.env.SHOPIFY_APP_URL!,
});

export const authenticate = shopify.authenticate;
