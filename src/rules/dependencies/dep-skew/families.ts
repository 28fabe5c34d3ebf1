/** Packages of one project that are released together. */
export interface Family {
  readonly name: string;
  /** What has to be equal. */
  readonly step: "version" | "major";
  /** Before it they were released one by one. */
  readonly since?: string;
  has(name: string): boolean;
}

const VENDURE = [
  "admin-ui",
  "admin-ui-plugin",
  "asset-server-plugin",
  "cli",
  "common",
  "core",
  "dashboard",
  "elasticsearch-plugin",
  "email-plugin",
  "graphiql-plugin",
  "harden-plugin",
  "job-queue-plugin",
  "payments-plugin",
  "sentry-plugin",
  "stellate-plugin",
  "telemetry-plugin",
  "testing",
  "ui-devkit",
];

/** The core of version 2 and what is released in step with it. */
const MEDUSA = [
  "admin-sdk",
  "cli",
  "core-flows",
  "dashboard",
  "framework",
  "js-sdk",
  "medusa",
  "modules-sdk",
  "orchestration",
  "test-utils",
  "types",
  "utils",
  "workflows-sdk",
];

const NEST = [
  "common",
  "core",
  "microservices",
  "platform-express",
  "platform-fastify",
  "platform-socket.io",
  "platform-ws",
  "testing",
  "websockets",
];

const REMIX = ["dev", "express", "node", "react", "serve", "server-runtime", "testing"];
const REACT_ROUTER = ["cloudflare", "dev", "express", "fs-routes", "node", "serve"];

/** Sets whose own documentation says that their versions have to be equal. */
export const FAMILIES: readonly Family[] = [
  family("Vendure", "version", VENDURE, "@vendure/"),
  { ...family("Medusa", "version", MEDUSA, "@medusajs/"), since: "2.0.0" },
  family("Nest", "major", NEST, "@nestjs/"),
  family("Remix", "version", REMIX, "@remix-run/"),
  family(
    "React Router",
    "version",
    ["react-router", "react-router-dom"],
    "",
    REACT_ROUTER.map((name) => `@react-router/${name}`),
  ),
  family("React", "version", ["react", "react-dom"], ""),
  family("Prisma", "version", ["prisma", "@prisma/client"], ""),
];

function family(
  name: string,
  step: Family["step"],
  names: readonly string[],
  prefix: string,
  more: readonly string[] = [],
): Family {
  const members = new Set([...names.map((each) => prefix + each), ...more]);
  return { name, step, has: (each) => members.has(each) };
}
