import { describe, expect, it } from "vitest";
import { createResolver } from "../../../src/engine/syntax/resolve-module.ts";

function resolver(files: Readonly<Record<string, string>>) {
  return createResolver({
    read: (path) => files[path],
    exists: (path) => Object.hasOwn(files, path),
  }).resolve;
}

describe("packages of a workspace", () => {
  const app = "packages/api/src/app.ts";

  it("are found by what their package.json exports", () => {
    const resolve = resolver({
      "package.json": '{"workspaces":{"packages":["packages/*"]}}',
      "packages/printing/package.json":
        '{"name":"@shop/printing","exports":{".":"./lib/main.js","./labels":"./lib/labels.ts"}}',
      "packages/printing/lib/main.js": "",
      "packages/printing/lib/labels.ts": "",
      [app]: "",
    });
    expect(resolve(app, "@shop/printing")).toBe("packages/printing/lib/main.js");
    expect(resolve(app, "@shop/printing/labels")).toBe("packages/printing/lib/labels.ts");
    expect(resolve(app, "@shop/printing/secret")).toBeUndefined();
    expect(resolve(app, "@shop/other")).toBeUndefined();
  });

  it("are found by their code where declarations stand beside it", () => {
    const resolve = resolver({
      "package.json": '{"workspaces":["packages/*"]}',
      "packages/printing/package.json":
        '{"name":"@shop/printing","exports":{".":{"types":"./lib/main.d.ts","default":"./lib/main.js"}}}',
      "packages/printing/lib/main.js": "",
      "packages/printing/lib/main.d.ts": "",
      "packages/tax/package.json": '{"name":"@shop/tax","main":"lib/tax","types":"lib/tax.d.ts"}',
      "packages/tax/lib/tax.js": "",
      "packages/tax/lib/tax.d.ts": "",
      [app]: "",
    });
    expect(resolve(app, "@shop/printing")).toBe("packages/printing/lib/main.js");
    expect(resolve(app, "@shop/tax")).toBe("packages/tax/lib/tax.js");
  });

  it("are found by their sources where the build that they point at is not there", () => {
    const resolve = resolver({
      "pnpm-workspace.yaml":
        'packages:\n  # all of them\n  - "packages/*"\n  - tools\ncatalog: {}\n',
      "packages/shop-printing/package.json": '{"name":"@shop/printing","main":"dist/index.js"}',
      "packages/shop-printing/src/index.ts": "",
      "tools/package.json": '{"name":"tools"}',
      "tools/index.js": "",
      [app]: "",
    });
    expect(resolve(app, "@shop/printing")).toBe("packages/shop-printing/src/index.ts");
    expect(resolve(app, "tools")).toBe("tools/index.js");
  });

  it("are not found when the folder's package.json has another name or cannot be read", () => {
    const resolve = resolver({
      "package.json": '{"workspaces":["packages/*"]}',
      "packages/printing/package.json": '{"name":"printing"}',
      "packages/printing/index.js": "",
      "packages/mail/package.json": '{"name":',
      "packages/mail/index.js": "",
      [app]: "",
    });
    expect(resolve(app, "@shop/printing")).toBeUndefined();
    expect(resolve(app, "mail")).toBeUndefined();
  });
});
