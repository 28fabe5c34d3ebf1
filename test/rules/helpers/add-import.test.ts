import { describe, expect, it } from "vitest";
import { AnalysisSession, applyEdits, type Ast, syntaxRule } from "../../../src/engine/api.ts";
import { addImport } from "../../../src/rules/helpers/edit/add-import.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { META } from "../../harness/rule-meta.ts";

/** Replaces the call of `HERE()` by what the names are called, with whatever import that takes. */
function add(
  code: string,
  module: string,
  names: readonly string[],
  path = "src/store.ts",
  defaultName?: string,
): string {
  let after: string | undefined;
  const rule = syntaxRule({
    id: "adds-import",
    meta: { ...META },
    messages: {},
    noFix: "tests only",
    visit: {
      CallExpression(node: Ast.CallExpression, context) {
        if (node.callee.type !== "Identifier" || node.callee.name !== "HERE") return;
        const added = addImport(node, context.source, module, names, defaultName);
        after = applyEdits(code, [
          ...added.edits,
          { start: node.range[0], end: node.range[1], text: added.references.join(" ") },
        ]);
      },
    },
  });
  const { session }: { session: AnalysisSession } = new MemoryStore(
    { [path]: code },
    { rules: [rule] },
  );
  const { crashes, problem } = session.analyse(path);
  expect(crashes).toEqual([]);
  expect(problem).toBeUndefined();
  if (after === undefined) throw new Error("the edits overlap or the place was not found");
  return after;
}

describe("addImport finds what is there", () => {
  it.each([
    ["a named import", `import { randomInt } from "node:crypto";\nHERE();`, "randomInt"],
    ["an alias", `import { randomInt as pick } from "crypto";\nHERE();`, "pick"],
    ["a namespace", `import * as crypto from "crypto";\nHERE();`, "crypto.randomInt"],
    ["a default import of Node", `import crypto from "crypto";\nHERE();`, "crypto.randomInt"],
    ["a require", `const crypto = require("crypto");\nHERE();`, "crypto.randomInt"],
    ["a destructured require", `const { randomInt: r } = require("crypto");\nHERE();`, "r"],
    ["compiled code", `const crypto_1 = require("crypto");\nHERE();`, "crypto_1.randomInt"],
    [
      "compiled default interop",
      `const crypto_1 = __importDefault(require("crypto"));\nHERE();`,
      "crypto_1.default.randomInt",
    ],
    [
      "compiled star interop",
      `const c = __importStar(require("node:crypto"));\nHERE();`,
      "c.randomInt",
    ],
  ])("%s", (_name, code, reference) => {
    expect(add(code, "node:crypto", ["randomInt"])).toBe(code.replace("HERE()", reference));
  });

  it("a default import, under its name", () => {
    const code = `import esc from "escape-html";\nHERE();`;
    expect(add(code, "escape-html", ["default"], "a.ts", "escapeHtml")).toBe(
      `import esc from "escape-html";\nesc;`,
    );
  });
});

describe("addImport adds to an import of the same module", () => {
  it.each([
    [
      "on one line",
      `import { createHmac } from "crypto";\nHERE();`,
      `import { createHmac, randomInt } from "crypto";\nrandomInt;`,
    ],
    [
      "with a trailing comma",
      `import {\n  createHash,\n  createHmac,\n} from "crypto";\nHERE();`,
      `import {\n  createHash,\n  createHmac,\n  randomInt,\n} from "crypto";\nrandomInt;`,
    ],
    [
      "a destructured require",
      `const { createHmac } = require('crypto');\nHERE();`,
      `const { createHmac, randomInt } = require('crypto');\nrandomInt;`,
    ],
    [
      "an empty pattern",
      `const {} = require('crypto');\nHERE();`,
      `const { randomInt } = require('crypto');\nrandomInt;`,
    ],
  ])("%s", (_name, code, expected) => {
    expect(add(code, "crypto", ["randomInt"], "src/store.js")).toBe(expected);
  });

  it("behind the default import of a package", () => {
    expect(add(`import lib from "lib";\nHERE();`, "lib", ["helper"])).toBe(
      `import lib, { helper } from "lib";\nhelper;`,
    );
  });

  it("not to a type import or a bare import", () => {
    const code = `import type { Hash } from "node:crypto";\nimport "node:crypto";\nHERE();`;
    expect(add(code, "node:crypto", ["randomInt"])).toBe(
      `import type { Hash } from "node:crypto";\nimport "node:crypto";\nimport { randomInt } from "node:crypto";\nrandomInt;`,
    );
  });

  it("several names, each once", () => {
    const code = `import { randomInt } from "node:crypto";\nHERE();`;
    expect(add(code, "node:crypto", ["randomBytes", "randomInt", "randomUUID"])).toBe(
      `import { randomInt, randomBytes, randomUUID } from "node:crypto";\nrandomBytes randomInt randomUUID;`,
    );
  });
});

describe("addImport writes a new statement", () => {
  it.each([
    [
      "below the last import, with its quotes and without semicolons",
      `import a from 'a'\nimport fs from 'fs' // files\n\nHERE()\n`,
      `import a from 'a'\nimport fs from 'fs' // files\nimport { randomInt } from 'crypto'\n\nrandomInt\n`,
      "src/store.ts",
    ],
    [
      "as a require below the last require above the place",
      `'use strict';\nconst express = require('express');\nHERE();\nconst late = require('late');\n`,
      `'use strict';\nconst express = require('express');\nconst { randomInt } = require('node:crypto');\nrandomInt;\nconst late = require('late');\n`,
      "src/store.js",
    ],
    [
      "below directives",
      `"use server";\n\nexport const a = HERE();\n`,
      `"use server";\n\nimport { randomInt } from "node:crypto";\n\nexport const a = randomInt;\n`,
      "src/store.ts",
    ],
    [
      "below 'use strict' of a script",
      `'use strict';\nexports.a = HERE();\n`,
      `'use strict';\n\nconst { randomInt } = require('node:crypto');\n\nexports.a = randomInt;\n`,
      "src/store.js",
    ],
    [
      "below the hashbang",
      `#!/usr/bin/env node\nHERE();\n`,
      `#!/usr/bin/env node\nconst { randomInt } = require("node:crypto");\n\nrandomInt;\n`,
      "bin/store.js",
    ],
    [
      "above everything",
      `export const a = HERE();\n`,
      `import { randomInt } from "node:crypto";\n\nexport const a = randomInt;\n`,
      "src/store.ts",
    ],
    [
      "behind a licence, before a comment of the code",
      `/* Licence */\n\n/** Makes a. */\nexport const a = HERE();\n`,
      `/* Licence */\n\nimport { randomInt } from "node:crypto";\n\n/** Makes a. */\nexport const a = randomInt;\n`,
      "src/store.ts",
    ],
    [
      "with the line breaks of the file",
      `import a from "a";\r\nHERE();\r\n`,
      `import a from "a";\r\nimport { randomInt } from "node:crypto";\r\nrandomInt;\r\n`,
      "src/store.ts",
    ],
    [
      "behind a byte order mark",
      `\uFEFFexport const a = HERE();\n`,
      `\uFEFFimport { randomInt } from "node:crypto";\n\nexport const a = randomInt;\n`,
      "src/store.ts",
    ],
  ])("%s", (_name, code, expected, path) => {
    expect(add(code, "node:crypto", ["randomInt"], path)).toBe(expected);
  });

  it("under another name where the name is taken", () => {
    const code = `import a from "a";\nfunction randomInt() {}\nexport const x = HERE();\n`;
    expect(add(code, "node:crypto", ["randomInt"])).toBe(
      `import a from "a";\nimport { randomInt as cryptoRandomInt } from "node:crypto";\nfunction randomInt() {}\nexport const x = cryptoRandomInt;\n`,
    );
  });

  it("when the import is hidden by a nearer name", () => {
    const code = `import { randomInt } from "crypto";\nfunction f(randomInt) {\n  HERE();\n}\n`;
    expect(add(code, "crypto", ["randomInt"])).toBe(
      `import { randomInt, randomInt as cryptoRandomInt } from "crypto";\nfunction f(randomInt) {\n  cryptoRandomInt;\n}\n`,
    );
  });

  it("for a default export", () => {
    expect(
      add(`export const a = HERE();\n`, "escape-html", ["default"], "a.ts", "escapeHtml"),
    ).toBe(`import escapeHtml from "escape-html";\n\nexport const a = escapeHtml;\n`);
    expect(
      add(`module.exports = HERE();\n`, "escape-html", ["default"], "a.js", "escapeHtml"),
    ).toBe(`const escapeHtml = require("escape-html");\n\nmodule.exports = escapeHtml;\n`);
  });
});
