import { rule } from "../../../src/rules/configuration/admin-password-in-command/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const scripts = (command: string): string => JSON.stringify({ scripts: { admin: command } });

testRule(rule, {
  valid: [
    {
      name: "a password of the environment",
      path: "package.json",
      code: scripts('medusa user -e a@shop.com -p "$ADMIN_PASSWORD"'),
    },
    {
      name: "a password that is asked for",
      path: "bin/setup.sh",
      code: "read -s PASSWORD\nnpx medusa user -e a@shop.com -p ${PASSWORD}\n",
    },
    {
      name: "a secret of the workflow",
      path: ".github/workflows/seed.yml",
      code: "jobs:\n  a:\n    steps:\n      - run: medusa user -e a@shop.com -p ${{ secrets.ADMIN }}\n",
    },
    {
      name: "the option of the next command",
      path: "bin/setup.sh",
      code: "medusa user --invite -e a@shop.com && server -p 9000\n",
    },
    {
      name: "another program",
      path: "bin/setup.sh",
      code: "docker user -p supersecret\nmkdir -p uploads\n",
    },
    { name: "a placeholder", path: "bin/setup.sh", code: "medusa user -e <mail> -p <password>\n" },
    {
      name: "words about it",
      path: "config/help.json",
      code: '{ "help": "medusa user -e a@b.c -p supersecret" }',
    },
  ],
  invalid: [
    {
      name: "Medusa in an npm script",
      path: "package.json",
      code: scripts("medusa db:migrate && medusa user -e a@shop.com -p supersecret"),
      findings: [{ at: "supersecret", level: "warning", fixes: ["use-variable"] }],
      fixed: {
        "use-variable": scripts(
          'medusa db:migrate && medusa user -e a@shop.com -p "$ADMIN_PASSWORD"',
        ),
      },
    },
    {
      name: "EverShop in a shell script",
      path: "bin/setup.sh",
      code: "npm run user:create -- \\\n  --email a@shop.com --password='winter-24'\n",
      findings: [{ at: "'winter-24'" }],
      fixed: {
        "use-variable":
          'npm run user:create -- \\\n  --email a@shop.com --password="$ADMIN_PASSWORD"\n',
      },
    },
    {
      name: "Magento in a compose file",
      path: "docker-compose.yml",
      code: "services:\n  web:\n    command: bin/magento setup:install --admin-user=admin --admin-password=admin123\n",
      findings: [{ at: "admin123" }],
    },
    {
      name: "WordPress in a Dockerfile",
      path: "Dockerfile",
      code: "FROM wordpress\nRUN wp core install --url=shop.com --admin_user=boss --admin_password=Summer24 --allow-root\n",
      findings: [{ at: "Summer24" }],
    },
    {
      name: "a test run, as a hint",
      path: ".github/workflows/test.yml",
      code: "jobs:\n  a:\n    steps:\n      - run: medusa user -e test@test.com -p password -i admin_123\n",
      findings: [{ at: "password", level: "hint" }],
    },
  ],
});
