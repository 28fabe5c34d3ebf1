/** Packages of their own that only happen to be called almost like another one. */
export const REAL_NAMES: ReadonlySet<string> = new Set([
  "axiom",
  "axis",
  "bcrypto",
  "cookie-parse",
  "crypt",
  "crypto-es",
  "crypto-id",
  "crypto-ld",
  "crypto-ts",
  "csrf",
  "express-validation",
  "express-ws",
  "expressa",
  "expresso",
  "gaxios",
  "graphiql",
  "json-web-token",
  "mcrypt",
  "mutter",
  "nodemod",
  "preact-router",
  "reach-router",
  "react-route",
  "react-router5",
  "scrypt",
  "strike",
  "strip",
]);

/** Scopes of other people with products of their own. */
export const REAL_SCOPES: ReadonlySet<string> = new Set([
  "@apollon",
  "@estjs",
  "@nestjsx",
  "@prismai",
]);
