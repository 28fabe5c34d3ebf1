import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { rules } from "../../src/generated/rules.ts";
import { build } from "../harness/build.ts";

/** What only look-ups in registries and the index of git need. */
const LATER = ["network", "git"];

let folder: string;

beforeAll(async () => {
  folder = await build();
});

function bundle(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

/** Names of the modules that a bundle loads at run time. */
function required(name: string): Set<string> {
  return new Set([...bundle(name).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, id = ""]) => id));
}

describe("the bundles", () => {
  it("keep the parser out of the extension host", () => {
    expect(required("extension.js")).not.toContain("./parser.js");
    expect(bundle("extension.js")).not.toMatch(/typescript-estree|createSourceFile/);
  });

  it("let the window read the protocol's library only once the extension is active", () => {
    expect(bundle("extension.js")).not.toMatch(/class LanguageClient|vscode-jsonrpc/);
    expect(bundle("extension.js")).toMatch(
      /then\(\(\) => __toESM\(require\("\.\/client\.js"\)\)\)/,
    );
    expect(required("client.js")).toContain("vscode");
    expect(statSync(join(folder, "extension.js")).size).toBeLessThan(100_000);
  });

  it("are all packaged that the extension or its server starts", () => {
    const packaged = readFileSync(join(folder, "../../../.vscodeignore"), "utf8").split("\n");
    for (const name of [
      "extension",
      "client",
      "start",
      "server",
      "parser",
      "vue",
      "worker",
      "report",
    ].concat(LATER)) {
      expect(packaged).toContain(`!dist/${name}.js`);
    }
  });

  it("let the server run without an editor around it", () => {
    expect(required("server.js")).not.toContain("vscode");
    expect(required("server.js")).toContain("./parser.js");
    expect(bundle("server.js")).not.toContain("createSourceFile(");
  });

  it("load what look-ups and git need when it is asked for", () => {
    for (const name of ["server", "cli"]) {
      expect(bundle(`${name}.js`)).not.toMatch(
        /node_modules\/(?:iconv-lite|isomorphic-git|minipass-fetch)\//,
      );
      for (const chunk of LATER) {
        expect(bundle(`${name}.js`)).toContain(`then(() => __toESM(require("./${chunk}.js")`);
      }
    }
  });

  it("carry of the parser what parses, and of the compiler neither checker nor services", () => {
    expect(bundle("parser.js")).not.toMatch(
      /function create(?:TypeChecker|Program|LanguageService)\(/,
    );
    expect(bundle("parser.js")).toContain("function createSourceFile(");
    expect(statSync(join(folder, "parser.js")).size).toBeLessThan(2_500_000);
  });

  it("read the markup of Vue with a chunk that is loaded with the first such file, and without its compilers", () => {
    for (const name of ["server", "cli", "worker"])
      expect(bundle(`${name}.js`)).toMatch(/=> require\("\.\/vue\.js"\)\.baseParse\(/);
    expect(required("vue.js").size).toBe(0);
    expect(bundle("vue.js")).not.toMatch(/@babel\/parser|function generate\(/);
    expect(statSync(join(folder, "vue.js")).size).toBeLessThan(200_000);
  });

  it("write no name of a function again each time that it is made", () => {
    for (const name of ["extension", "server", "cli", "worker", "parser"]) {
      expect(bundle(`${name}.js`)).not.toMatch(/\b__name\(/);
    }
  });

  it("give the report page its script and its style, and no way to load more", () => {
    expect(required("report.js").size).toBe(0);
    expect(bundle("report.js")).not.toMatch(/innerHTML|eval\(|https?:\/\//);
    expect(bundle("report.css")).toContain("--vscode-foreground");
  });

  it("bring the page of every rule", () => {
    const pages = readdirSync(join(folder, "rules")).map((name) => name.replace(/\.md$/, ""));
    expect(pages.toSorted()).toEqual(rules.map((rule) => rule.id).toSorted());
  });
});
