import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/backups/backup-plan-absent/rule.ts";
import { trackedFindings } from "../../harness/tracked-findings.ts";

const db = (image = "postgres:17", more = "    restart: always\n    volumes: [data:/data]\n") =>
  `services:\n  db:\n    image: ${image}\n${more}`;

const found = (files: Readonly<Record<string, string>>) =>
  trackedFindings([rule], files).map(({ file, level, message }) => [file, level, message]);

describe("backup-plan-absent", () => {
  it.each([
    ["a compose file of development", { "docker-compose.dev.yml": db() }],
    [
      "a database that does not start by itself",
      { "compose.yml": db("mysql:8", "    volumes: [a:/b]\n") },
    ],
    ["a database that keeps nothing", { "compose.yml": db("mysql:8", "    restart: always\n") }],
    ["a cache", { "compose.yml": db("redis:8") }],
    ["a script", { "compose.yml": db(), "bin/nightly.sh": "pg_dump shop > a.sql\n" }],
    ["a service", { "compose.yml": `${db()}  copy:\n    image: databack/mysql-backup\n` }],
    ["a workflow", { "compose.yml": db(), ".github/workflows/backup.yml": "on: schedule\n" }],
    [
      "a word in the README",
      { "compose.yml": db(), "README.md": "The host makes daily snapshots.\n" },
    ],
    ["no compose file", { "package.json": "{}" }],
  ])("stays silent: %s", (_name, files) => {
    expect(found(files)).toEqual([]);
  });

  it.each([
    ["Postgres", { "docker-compose.yml": db() }],
    ["MongoDB of another registry", { "compose.prod.yaml": db("docker.io/library/mongo:8") }],
    ["beside copies of code", { "compose.yml": db("mariadb"), "backup/page.tsx.bak": "" }],
  ])("reports %s", (_name, files) => {
    expect(found(files)).toEqual([
      [
        Object.keys(files)[0],
        "information",
        "The database db runs here, and nothing in the project makes a copy of it.",
      ],
    ]);
  });
});
