import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const MODULE = fileURLToPath(new URL("../../src/host/compile-less.ts", import.meta.url));

function runWith(version: string) {
  const program = `
    import v8 from "node:v8";
    import { syncBuiltinESMExports } from "node:module";
    const set = [];
    const real = v8.setFlagsFromString;
    v8.setFlagsFromString = (flag) => { set.push(flag); real(flag); };
    syncBuiltinESMExports();
    const { compileLess } = await import(${JSON.stringify(MODULE)});
    compileLess(${JSON.stringify(version)});
    console.log(JSON.stringify(set));
  `;
  const options = ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--input-type=module"];
  const { stdout, stderr } = spawnSync(process.execPath, [...options, "-e", program], {
    encoding: "utf8",
  });
  return { set: JSON.parse(stdout) as string[], stderr };
}

describe("settings of the runtime's compiler", () => {
  it("are known to the runtime that is used, which says nothing", () => {
    const { set, stderr } = runWith(process.versions.v8);
    expect(set).toHaveLength(2);
    expect(stderr).toBe("");
  });

  it("are left alone in runtimes that nobody tried", () => {
    expect(runWith("15.0.1").set).toEqual([]);
    expect(runWith("10.9.0").set).toEqual([]);
  });

  it("leave out what an older runtime does not know", () => {
    expect(runWith("11.3.244").set).toEqual(["--max-inlined-bytecode-size-cumulative=200"]);
  });
});
