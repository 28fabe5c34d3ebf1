import { defineMiddleware } from "astro:middleware";

export const onRequest = defineMiddleware((context, next) => {
  context.locals.greeting = context.url.searchParams.get("greeting"); // !source
  context.locals.shop = "Kites";
  return next();
});
