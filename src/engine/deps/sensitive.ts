/**
 * Packages whose holes open the till: payment, sign-in, cryptography, HTTP, templates, databases.
 * A name ending in `/` stands for a whole scope, one ending in `-` for a family.
 */
const SENSITIVE = `
  stripe @stripe/ braintree @paypal/ @adyen/ @mollie/ square klarna razorpay authorizenet
  @medusajs/payment- @vendure/payments-plugin passport passport- jsonwebtoken jose
  next-auth @auth/ express-jwt express-session cookie-session iron-session openid-client
  lucia otplib bcrypt bcryptjs argon2 crypto-js node-forge elliptic jsrsasign express
  fastify @fastify/ koa hono @hapi/ @nestjs/core next axios got undici node-fetch request
  superagent body-parser multer ejs pug handlebars nunjucks mustache liquidjs dompurify
  sanitize-html marked xml2js fast-xml-parser @prisma/ prisma typeorm sequelize mongoose
  knex drizzle-orm @mikro-orm/ mysql mysql2 pg
`
  .trim()
  .split(/\s+/);

export function isSensitive(name: string): boolean {
  return SENSITIVE.some((entry) =>
    entry.endsWith("/") || entry.endsWith("-") ? name.startsWith(entry) : name === entry,
  );
}
