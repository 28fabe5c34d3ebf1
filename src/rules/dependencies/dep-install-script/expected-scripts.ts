/** Packages that compile or fetch a program for the machine; everybody knows why they do. */
const NAMES = new Set([
  "argon2",
  "bcrypt",
  "better-sqlite3",
  "bufferutil",
  "canvas",
  "core-js",
  "core-js-pure",
  "cpu-features",
  "cypress",
  "dtrace-provider",
  "electron",
  "esbuild",
  "fsevents",
  "grpc",
  "husky",
  "iltorb",
  "keytar",
  "lmdb",
  "mongodb-memory-server",
  "msgpackr-extract",
  "node-sass",
  "nodemon",
  "nx",
  "playwright",
  "prisma",
  "protobufjs",
  "puppeteer",
  "re2",
  "sharp",
  "sqlite3",
  "ssh2",
  "tree-sitter",
  "unrs-resolver",
  "utf-8-validate",
  "workerd",
  "yarn",
]);

const PATTERNS = [
  /^@(?:swc|parcel|prisma|napi-rs|tailwindcss|sentry(?:-internal)?|nestjs|newrelic|apollo|bundled-es-modules)\//,
  /-(?:linux|darwin|win32|android|freebsd|openbsd|netbsd|sunos|wasm32)\b|^@esbuild\//,
  /^(?:@[^/]+\/)?(?:node-)?(?:esbuild|sharp|sqlite3|bcrypt)(?:-|$)/,
];

/** True for well-known packages whose script is what makes them work. */
export function isExpected(name: string): boolean {
  return NAMES.has(name) || PATTERNS.some((pattern) => pattern.test(name));
}
