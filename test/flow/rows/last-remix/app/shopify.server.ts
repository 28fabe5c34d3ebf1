import { shopifyApp } from "@shopify/shopify-app-remix/server";

const shopify = shopifyApp({ apiKey: process.env.KEY, apiSecretKey: process.env.SECRET! });
export default shopify;
export const authenticate = shopify.authenticate;
export const unauthenticated = shopify.unauthenticated;
