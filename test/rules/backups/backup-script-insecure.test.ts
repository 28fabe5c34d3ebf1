import { rule } from "../../../src/rules/backups/backup-script-insecure/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const sh = "bin/backup.sh";

testRule(rule, {
  valid: [
    {
      name: "a password that comes from elsewhere",
      path: sh,
      code: "export PGPASSWORD=$SHOP_PASSWORD\npg_dump shop > shop.sql\n",
    },
    {
      name: "a password of a script without a dump",
      path: sh,
      code: "export PGPASSWORD=Winter24\npsql shop -f report.sql\n",
    },
    {
      name: "encrypted before it leaves",
      path: sh,
      code: "mysqldump --defaults-file=~/.my.cnf shop | gpg -e -r ops > a.gpg\naws s3 cp a.gpg s3://b/\n",
    },
    {
      name: "a program that always encrypts",
      path: sh,
      code: "pg_dump shop | restic backup --stdin\nrsync -a /logs host:/logs\n",
    },
    {
      name: "passwords of variables",
      path: sh,
      code: 'PGPASSWORD="$DB_PASSWORD" pg_dump shop > a.sql\nmysqldump -u shop -p"$PW" --password=$PW shop > b.sql\n',
    },
    {
      name: "a password that is asked for",
      path: sh,
      code: "mysqldump -u shop -p shop > a.sql\n",
    },
    {
      name: "a database of a test run",
      path: ".github/workflows/test.yml",
      code: "jobs:\n  a:\n    steps:\n      - run: mysqldump -uroot -proot shop > schema.sql\n",
    },
    {
      name: "uploads of something else",
      path: sh,
      code: "npm run build\naws s3 sync dist s3://corner-shop.com --acl public-read\n",
    },
    { name: "a comment", path: sh, code: "# mysqldump -pWinter shop | curl -T - ftp://a\nls\n" },
    {
      name: "a command of the program with its own variable",
      code: 'import { exec } from "child_process"; exec(`mysqldump -u shop -p${password} shop > a.sql`);',
    },
    { name: "words about it", code: 'console.log("mysqldump -u root -psecret shop");' },
  ],
  invalid: [
    {
      name: "a password that a line before the dump sets",
      path: sh,
      code: "#!/bin/sh\nexport PGPASSWORD=Winter24\npg_dump -U shop shop > shop.sql\n",
      findings: [{ at: "Winter24", level: "warning", fixes: ["use-variable"] }],
      fixed: {
        "use-variable":
          "#!/bin/sh\nexport PGPASSWORD=${DB_PASSWORD}\npg_dump -U shop shop > shop.sql\n",
      },
    },
    {
      name: "a password in a script, and a public place",
      path: sh,
      code: "mysqldump -u shop -pWinter24 shop > a.sql\naws s3 cp a.sql s3://b/ --acl public-read\n",
      findings: [
        { at: "Winter24", level: "warning", fixes: ["use-variable"] },
        { at: "--acl public-read", level: "error", fixes: ["keep-private"] },
      ],
      fixed: {
        "use-variable":
          "mysqldump -u shop -p${DB_PASSWORD} shop > a.sql\naws s3 cp a.sql s3://b/ --acl public-read\n",
      },
      leaves: { "keep-private": 2 },
    },
    {
      name: "over FTP",
      path: sh,
      code: "set -e\npg_dump shop > a.sql # nightly\ncurl -T a.sql ftp://backup.tea.eu/\n",
      findings: [{ at: "curl -T a.sql ftp://backup.tea.eu/", level: "warning" }],
    },
    {
      name: "without encryption",
      path: "jobs/dump.sh",
      code: "mongodump --uri $MONGO --archive=a.gz\naws s3 cp a.gz s3://b/\n",
      findings: [{ at: "aws s3 cp a.gz s3://b/", level: "information" }],
      fixed: {
        "encrypt-at-rest":
          "mongodump --uri $MONGO --archive=a.gz\naws s3 cp --sse aws:kms a.gz s3://b/\n",
      },
    },
    {
      name: "an npm script",
      path: "package.json",
      code: '{ "scripts": { "backup": "PGPASSWORD=tea-time pg_dump shop > a.sql" } }',
      findings: [{ at: "tea-time" }],
    },
    {
      name: "a compose file",
      path: "docker-compose.yml",
      code: "services:\n  backup:\n    command: sh -c 'mongodump --username shop --password oolong24 --out /dump'\n",
      findings: [{ at: "oolong24" }],
    },
    {
      name: "a command of the program",
      code: `const { exec } = require("child_process");
exec("mysqldump -u root -poolong24 shop > a.sql", done);`,
      findings: [{ at: "oolong24" }],
    },
    {
      name: "an address with a password",
      code: `import { execSync } from "node:child_process";
execSync(\`pg_dump postgres://shop:oolong24@db.tea.eu/shop > \${file}\`);`,
      findings: [{ at: "oolong24" }],
    },
  ],
});
