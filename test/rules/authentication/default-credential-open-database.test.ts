import { rule } from "../../../src/rules/authentication/default-credential/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const compose = (variable: string): string =>
  `services:\n  db:\n    image: mysql:8.4\n    environment:\n      ${variable}\n`;

testRule(rule, {
  valid: [
    {
      name: "a password that the host sets",
      path: "docker-compose.yml",
      code: compose("MYSQL_ROOT_PASSWORD: ${MYSQL_ROOT_PASSWORD}"),
    },
    {
      name: "an empty password that is not allowed",
      path: "docker-compose.yml",
      code: compose('MYSQL_ALLOW_EMPTY_PASSWORD: "no"'),
    },
    {
      name: "hashes of passwords",
      path: "docker-compose.yml",
      code: compose("POSTGRES_HOST_AUTH_METHOD: scram-sha-256"),
    },
    {
      name: "a database that lives as long as a test run",
      path: ".github/workflows/test.yml",
      code: "jobs:\n  test:\n    services:\n      db:\n        image: postgres:17\n        env:\n          POSTGRES_HOST_AUTH_METHOD: trust\n",
    },
    {
      name: "a template",
      path: ".env.example",
      code: "MYSQL_ALLOW_EMPTY_PASSWORD=yes\n",
    },
    {
      name: "texts of pages",
      path: "src/i18n/messages_en.properties",
      code: "login.password=Password\nlogin.secret=secret\n",
    },
    {
      name: "settings that take a variable",
      path: "src/main/resources/application.properties",
      code: "spring.datasource.password=${DB_PASSWORD}\n",
    },
  ],
  invalid: [
    {
      name: "MySQL without a password",
      path: "docker-compose.yml",
      code: compose('MYSQL_ALLOW_EMPTY_PASSWORD: "yes"'),
      findings: [{ at: "yes", message: "whoever reaches it" }],
    },
    {
      name: "PostgreSQL that trusts everybody",
      path: "Dockerfile",
      code: "FROM postgres:17\nENV POSTGRES_HOST_AUTH_METHOD=trust\n",
      findings: [{ at: "trust", level: "error" }],
    },
    {
      name: "a compose file of developers",
      path: "docker-compose.dev.yml",
      code: compose("MARIADB_ALLOW_EMPTY_ROOT_PASSWORD: 1"),
      findings: [{ at: "1", level: "information" }],
    },
    {
      name: "settings of a Java service beside the store",
      path: "services/tax/src/main/resources/application-production.properties",
      code: "spring.datasource.username=tax\nspring.datasource.password=changeme\n",
      findings: [{ at: "changeme", level: "error" }],
    },
  ],
});
