import { rule } from "../../../src/rules/configuration/insecure-temp-file/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a folder of its own",
      code: `import { mkdtempSync, writeFileSync } from "node:fs"; import { tmpdir } from "node:os"; import { join } from "node:path";
const folder = mkdtempSync(join(tmpdir(), "store-"));
writeFileSync(join(folder, "export.csv"), rows);`,
    },
    {
      name: "names that nobody can guess",
      code: `import fs from "node:fs"; import os from "node:os"; import path from "node:path"; import { randomUUID } from "node:crypto";
fs.writeFileSync(path.join(os.tmpdir(), randomUUID() + ".csv"), rows);
fs.writeFileSync(\`/tmp/\${nanoid()}.csv\`, rows);`,
    },
    {
      name: "names of which something is not known",
      code: `import fs from "node:fs"; import os from "node:os";
fs.writeFileSync(\`\${os.tmpdir()}/invoice-\${order.id}.pdf\`, pdf);`,
    },
    {
      name: "a file that must not be there yet",
      code: `import fs from "node:fs"; import os from "node:os"; import path from "node:path";
fs.writeFileSync(path.join(os.tmpdir(), "shop.lock"), String(process.pid), { flag: "wx" });
fs.createWriteStream(path.join(os.tmpdir(), "a.csv"), { flags: "wx", mode: 0o600 });
fs.writeFileSync(path.join(os.tmpdir(), "a.csv"), rows, options);`,
    },
    {
      name: "other folders, and reading",
      code: `import fs from "node:fs"; import os from "node:os"; import path from "node:path";
fs.writeFileSync("tmp/export.csv", rows);
fs.writeFileSync(path.join(os.homedir(), "export.csv"), rows);
fs.readFileSync(path.join(os.tmpdir(), "export.csv"));`,
    },
    {
      name: "only in development",
      code: `import fs from "node:fs"; import os from "node:os"; import path from "node:path";
if (process.env.NODE_ENV !== "production") fs.writeFileSync(path.join(os.tmpdir(), "export.csv"), rows);`,
    },
  ],
  invalid: [
    {
      name: "a fixed name, with an encoding",
      code: `import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const target = path.join(os.tmpdir(), "export.csv");
fs.writeFileSync(target, rows, "utf8");
`,
      findings: [
        { at: "target", level: "information", message: "export.csv", fixes: ["own-folder"] },
      ],
      fixed: {
        "own-folder": `import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const target = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "store-")), "export.csv");
fs.writeFileSync(target, rows, "utf8");
`,
      },
    },
    {
      name: "the time, in a template",
      code: `import { createWriteStream } from "node:fs";
import { tmpdir } from "node:os";

export const file = () => createWriteStream(\`\${tmpdir()}/feed-\${Date.now()}.xml\`, { mode: 0o600 });
`,
      findings: [{ at: "`${tmpdir()}/feed-${Date.now()}.xml`", message: "feed-….xml" }],
      fixed: {
        "own-folder": `import { createWriteStream, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const file = () => createWriteStream(\`\${mkdtempSync(join(tmpdir(), "store-"))}/feed-\${Date.now()}.xml\`, { mode: 0o600 });
`,
      },
    },
    {
      name: "the process and chance that is none, by CommonJS and promises",
      code: `const { promises } = require("fs");
const os = require("os");
exports.keep = (rows) => promises.writeFile(os.tmpdir() + "/rows-" + process.pid + "-" + Math.random().toString(36).slice(2), rows);
exports.log = (line) => promises.appendFile("/tmp/shop/errors.log", line);
`,
      findings: [
        { at: 'os.tmpdir() + "/rows-" + process.pid + "-" + Math.random().toString(36).slice(2)' },
        { at: '"/tmp/shop/errors.log"', message: "shop/errors.log", fixes: [] },
      ],
    },
  ],
});
