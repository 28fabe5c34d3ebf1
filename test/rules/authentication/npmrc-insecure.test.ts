import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/authentication/npmrc-insecure/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const TOKEN = ["npm", "x".repeat(36)].join("_");

function reported(path: string, text: string, tracked = true) {
  const store = new MemoryStore({ "package.json": "{}", [path]: text }, { rules: [rule] });
  const paths = new Set(tracked ? [path] : []);
  return store.session
    .analyseProject([...store.files.keys()], { known: true, paths })
    .flatMap((result) => {
      expect(result.crashes).toEqual([]);
      return result.findings.map(({ range, message, fixes }) => {
        expect(message).not.toContain(TOKEN);
        return `${text.slice(range.start, range.end)} ${fixes.map(({ id }) => id).join()}`;
      });
    });
}

describe("npmrc-insecure", () => {
  it.each([
    ["a token of a variable", ".npmrc", "//registry.shop.example/:_authToken=${NPM_TOKEN}"],
    ["a comment", ".npmrc", `# //registry.shop.example/:_authToken=${TOKEN}`],
    ["https", ".npmrc", "registry=https://registry.shop.example/"],
    ["a registry on this machine", ".npmrc", "registry=http://localhost:4873/"],
    ["a registry of a container", ".npmrc", "registry=http://verdaccio:4873/"],
    [
      "plain HTTP of this machine and its containers alone",
      ".yarnrc.yml",
      'unsafeHttpWhitelist:\n  - "localhost"\n  - verdaccio # in CI\nenableTelemetry: false',
    ],
    ["the same in one line", ".yarnrc.yml", 'unsafeHttpWhitelist: ["127.0.0.1", "*.local"]'],
    ["certificates that are looked at", ".npmrc", "strict-ssl=true"],
    ["other settings", ".npmrc", "save-exact=true\nengine-strict=true"],
    ["a placeholder", ".npmrc", "//registry.shop.example/:_authToken=<your token>"],
    ["another file", "docs/npmrc.md", `_authToken=${TOKEN}`],
  ])("is silent about %s", (_name, path, text) => {
    expect(reported(path, text)).toEqual([]);
  });

  it("is silent about a token in a file of one's own", () => {
    expect(reported(".npmrc", `//registry.shop.example/:_authToken=${TOKEN}`, false)).toEqual([]);
  });

  it.each([
    [
      "a token",
      ".npmrc",
      `//registry.shop.example/:_authToken=${TOKEN}\n`,
      "_authToken use-variable",
    ],
    [
      "a token of a workspace",
      "apps/shop/.npmrc",
      `_authToken="${TOKEN}"\n`,
      "_authToken use-variable",
    ],
    ["a token of Yarn", ".yarnrc.yml", `npmAuthToken: "${TOKEN}"\n`, "npmAuthToken use-variable"],
    [
      "plain HTTP",
      ".npmrc",
      "registry=http://npm.shop.example/\n",
      "registry=http://npm.shop.example/ use-https",
    ],
    [
      "plain HTTP for a scope",
      ".npmrc",
      "@shop:registry=http://npm.shop.example/\n",
      "@shop:registry=http://npm.shop.example/ use-https",
    ],
    [
      "certificates that nobody looks at",
      ".npmrc",
      "strict-ssl=false\n",
      "strict-ssl=false remove-line",
    ],
    [
      "Yarn without certificates",
      ".yarnrc.yml",
      "enableStrictSsl: false\n",
      "enableStrictSsl: false remove-line",
    ],
  ])("reports %s", (_name, path, text, expected) => {
    expect(reported(path, text)).toEqual([expected]);
  });
});
