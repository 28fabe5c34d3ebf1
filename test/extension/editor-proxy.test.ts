import { describe, expect, it } from "vitest";
import { editorProxy } from "../../src/extension/editor-proxy.ts";

type Values = Readonly<Record<string, unknown>>;

/** The editor's settings: its defaults, what the person set, and what the workspace sets. */
function http({ user = {}, workspace = {} }: { user?: Values; workspace?: Values }) {
  const defaults: Values = {
    proxy: "",
    proxyStrictSSL: true,
    noProxy: [],
    proxySupport: "override",
  };
  const all: Values = { ...defaults, ...user, ...workspace };
  return {
    get: (name: string): never => all[name] as never,
    inspect: (name: string) => ({
      key: `http.${name}`,
      defaultValue: defaults[name] as never,
      globalValue: user[name] as never,
      workspaceValue: workspace[name] as never,
    }),
  };
}

describe("the editor's proxy", () => {
  it("is what the settings say", () => {
    expect(editorProxy(http({}), true)).toBeUndefined();
    const user = { proxy: "http://p.test:80", proxyStrictSSL: false, noProxy: ["a.test", 1] };
    const expected = { url: "http://p.test:80", strictSsl: false, noProxy: ["a.test"] };
    expect(editorProxy(http({ user }), true)).toEqual(expected);
    expect(editorProxy(http({ user }), false)).toEqual(expected);
    expect(editorProxy(http({ user: { ...user, proxySupport: "off" } }), true)).toBeUndefined();
    const shown = { ...user, proxyAuthorization: "Basic bWU6eA==" };
    expect(editorProxy(http({ user: shown }), false)?.authorization).toBe("Basic bWU6eA==");
  });

  it("is not the workspace's before it is trusted", () => {
    const workspace = {
      proxy: "http://trap.test",
      proxyAuthorization: "Basic bWU6eA==",
      proxyStrictSSL: false,
      noProxy: ["x.test"],
    };
    expect(editorProxy(http({ workspace }), false)).toBeUndefined();
    expect(editorProxy(http({ workspace }), true)?.url).toBe("http://trap.test");
    const user = { proxy: "http://mine.test" };
    expect(editorProxy(http({ user, workspace }), false)).toEqual({
      url: "http://mine.test",
      strictSsl: true,
      noProxy: [],
    });
  });
});
