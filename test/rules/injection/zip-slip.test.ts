import { rule } from "../../../src/rules/injection/zip-slip/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const ADM = `import AdmZip from "adm-zip";
import { writeFileSync } from "node:fs";
import path from "node:path";
const TARGET = path.resolve("themes");
`;

testRule(rule, {
  valid: [
    {
      name: "checked against the folder",
      code: `${ADM}export const install = (data) => {
  for (const entry of new AdmZip(data).getEntries()) {
    const full = path.resolve(TARGET, entry.entryName);
    if (!full.startsWith(TARGET + path.sep)) throw new Error("outside");
    writeFileSync(full, entry.getData());
  }
};
`,
    },
    {
      name: "only the last part of the name",
      code: `${ADM}export const install = (data) => {
  for (const entry of new AdmZip(data).getEntries()) writeFileSync(path.join(TARGET, path.basename(entry.entryName)), entry.getData());
};
`,
    },
    {
      name: "the library unpacks",
      code: `${ADM}export const install = (data) => new AdmZip(data).extractAllTo(TARGET, true);
`,
    },
    {
      name: "names that are only listed",
      code: `${ADM}export const list = (data) => new AdmZip(data).getEntries().map((entry) => entry.entryName);
`,
    },
    {
      name: "a name of one's own",
      code: `${ADM}export const install = (data) => {
  new AdmZip(data).getEntries().forEach((entry, i) => writeFileSync(path.join(TARGET, i + ".bin"), entry.getData()));
};
`,
    },
  ],
  invalid: [
    {
      name: "adm-zip",
      code: `${ADM}export const install = (data) => {
  for (const entry of new AdmZip(data).getEntries()) writeFileSync(path.join(TARGET, entry.entryName), entry.getData());
};
`,
      findings: [{ at: "writeFileSync(path.join(TARGET, entry.entryName), entry.getData())" }],
    },
    {
      name: "unzipper as a stream",
      code: `import unzipper from "unzipper";
import { createWriteStream } from "node:fs";
export const unpack = (stream) =>
  stream.pipe(unzipper.Parse()).on("entry", (entry) => entry.pipe(createWriteStream("themes/" + entry.path)));
`,
      findings: [{ at: 'createWriteStream("themes/" + entry.path)' }],
    },
    {
      name: "written in another file",
      path: "src/write.ts",
      code: `import { writeFileSync } from "node:fs";
import path from "node:path";
export const write = (name, data) => writeFileSync(path.join("themes", name), data);
`,
      files: {
        "src/install.ts": `import AdmZip from "adm-zip";
import { write } from "./write";
export const install = (data) => new AdmZip(data).getEntries().forEach((entry) => write(entry.entryName, entry.getData()));
`,
      },
      findings: [{ at: 'writeFileSync(path.join("themes", name), data)' }],
    },
  ],
});
