import { rule } from "../../../src/rules/configuration/database-port-published/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = "docker-compose.prod.yml";
const compose = (image: string, port: string, more = ""): string =>
  `services:\n  db:\n    image: ${image}\n    ports:\n      - ${port}\n${more}`;
const STORE = `  web:
    build: .
    environment:
      - NODE_ENV=production
`;

testRule(rule, {
  valid: [
    { name: "this machine alone", path, code: compose("postgres:17", '"127.0.0.1:5432:5432"') },
    { name: "an address of the network", path, code: compose("redis:8", '"10.0.0.5:6379:6379"') },
    { name: "a port that Docker chooses", path, code: compose("postgres:17", '"5432"') },
    { name: "the store itself", path, code: compose("shop/web:1", '"80:8080"') },
    {
      name: "development",
      path: "docker-compose.dev.yml",
      code: compose("postgres:17", '"5432:5432"', STORE),
    },
    {
      name: "ports for other containers",
      path,
      code: 'services:\n  db:\n    image: postgres:17\n    expose:\n      - "5432"\n',
    },
    { name: "another port of the image", path, code: compose("redis:8", '"9121:9121"') },
    {
      name: "the long way, on this machine",
      path,
      code: "services:\n  db:\n    image: mysql:9\n    ports:\n      - target: 3306\n        published: 3306\n        host_ip: 127.0.0.1\n",
    },
    { name: "another file", path: "values.yml", code: compose("postgres:17", '"5432:5432"') },
  ],
  invalid: [
    {
      name: "PostgreSQL on a server",
      path,
      code: compose("postgres:17-alpine", '"5432:5432"'),
      findings: [{ at: "5432:5432", level: "warning", message: "5432:5432 of db" }],
      fixed: { "only-here": compose("postgres:17-alpine", '"127.0.0.1:5432:5432"') },
    },
    {
      name: "images that others make of the same servers",
      path,
      code: `services:
  db:
    image: bitnami/postgresql:17
    ports:
      - "5432:5432"
  shop:
    image: mysql/mysql-server:8.0
    ports:
      - "3306:3306"
`,
      findings: [{ at: "5432:5432" }, { at: "3306:3306" }],
    },
    {
      name: "a file that runs the store for customers",
      path: "docker-compose.yml",
      code: compose("docker.io/library/redis", "'6380:6379'", STORE),
      findings: [{ at: "6380:6379", level: "warning", fixes: ["only-here"] }],
    },
    {
      name: "a file that may be for anything",
      path: "docker-compose.yml",
      code: compose("mongo", "27017:27017"),
      findings: [{ at: "27017:27017", level: "information" }],
      fixed: { "only-here": compose("mongo", "127.0.0.1:27017:27017") },
    },
    {
      name: "a variable, all addresses, and the long way",
      path: "compose.production.yaml",
      code: `services:
  db:
    image: mysql:9
    ports:
      - "\${DB_PORT:-3306}:3306"
  cache:
    image: redis
    ports:
      - "0.0.0.0:6379:6379"
  search:
    image: docker.elastic.co/elasticsearch/elasticsearch:9.0.0
    ports:
      - target: 9200
        published: 9200
`,
      findings: [
        { at: "${DB_PORT:-3306}:3306", fixes: [] },
        { at: "0.0.0.0:6379:6379", fixes: ["only-here"] },
        { at: "9200", fixes: [] },
      ],
    },
  ],
});
