import { afterEach, describe, expect, it } from "vitest";
import { type EditorProxy, hostsWithout } from "../../src/registry/editor-proxy.ts";
import { readNpmConfig } from "../../src/registry/npm-config.ts";
import { registryFor } from "../../src/registry/registry-settings.ts";
import { type LoopbackProxy, startLoopbackProxy } from "../harness/loopback-proxy.ts";
import { packument } from "../harness/packument.ts";
import { client, type ClientSketch, faulty, folder } from "./setup.ts";

const proxies: LoopbackProxy[] = [];

afterEach(async () => {
  for (const each of proxies.splice(0)) await each.stop();
});

async function proxy(wants?: string): Promise<LoopbackProxy> {
  const started = await startLoopbackProxy(wants);
  proxies.push(started);
  return started;
}

function through(url: string, more: Partial<EditorProxy> = {}): EditorProxy {
  return { url, strictSsl: true, noProxy: [], ...more };
}

async function lookedUp(sketch: ClientSketch) {
  const home = await faulty();
  home.serve(packument("pkg"));
  const registry = client({ ...sketch, npmrc: `registry=${home.url}\n${sketch.npmrc ?? ""}` });
  const result = (await registry.lookup([{ name: "pkg" }])).get("pkg");
  return { home, result };
}

describe("the editor's proxy", () => {
  it("is where requests go when nothing else names a proxy", async () => {
    const own = await proxy();
    const { home, result } = await lookedUp({ editorProxy: through(own.url) });
    expect(result?.ok).toBe(true);
    expect(home.requests).toHaveLength(1);
    expect([...own.asked, ...own.tunnels]).toHaveLength(1);
  });

  it("is shown its own name and password, which stand in no log", async () => {
    const own = await proxy();
    const url = own.url.replace("//", "//me:top-secret@");
    const lines: string[] = [];
    const { result } = await lookedUp({
      editorProxy: through(url),
      log: (line) => lines.push(line),
    });
    expect(result?.ok).toBe(true);
    expect(own.credentials).toEqual([`Basic ${Buffer.from("me:top-secret").toString("base64")}`]);
    expect(lines.join("\n")).not.toContain("top-secret");
  });

  it("is shown what the editor is told to show it, as far as that is a name and a password", async () => {
    const basic = (pair: string) => `Basic ${Buffer.from(pair).toString("base64")}`;
    const shown = async (authorization: string, names = "") => {
      const own = await proxy();
      const url = own.url.replace("//", `//${names}`);
      const { result } = await lookedUp({ editorProxy: through(url, { authorization }) });
      expect(result?.ok).toBe(true);
      return own.credentials;
    };
    expect(await shown(basic("me:top:s3cret/ü@"))).toEqual([basic("me:top:s3cret/ü@")]);
    expect(await shown(basic("me:other"), "you:mine@")).toEqual([basic("you:mine")]);
    expect(await shown("Bearer abc")).toEqual([undefined]);
    expect(await shown("Basic ???")).toEqual([undefined]);
  });

  it("is told where it wants credentials that cannot be shown to it", async () => {
    const own = await proxy("Negotiate");
    const { home, result } = await lookedUp({
      editorProxy: through(own.url, { authorization: "Negotiate c2VjcmV0" }),
    });
    expect(home.requests).toEqual([]);
    expect(result).toMatchObject({ ok: false, reason: "forbidden" });
    const text = result?.ok === false ? result.text : "";
    expect(text).toMatch(
      /^The proxy before 127\.0\.0\.1:\d+ asks for credentials \(407\): a name and a password in its address, or Basic in http\.proxyAuthorization/,
    );
    expect(text).not.toContain("c2VjcmV0");
  });

  it("is not used where npm or the environment names one, or wants none", async () => {
    const own = await proxy();
    const other = await proxy();
    const editorProxy = through(own.url);
    for (const sketch of [
      { npmrc: `proxy=${other.url}` },
      { env: { http_proxy: other.url } },
      { env: { npm_config_https_proxy: other.url } },
    ]) {
      expect((await lookedUp({ ...sketch, editorProxy })).result?.ok).toBe(true);
    }
    expect([...other.asked, ...other.tunnels]).toHaveLength(3);
    expect((await lookedUp({ npmrc: "proxy=false", editorProxy })).result?.ok).toBe(true);
    expect([...other.asked, ...other.tunnels]).toHaveLength(3);
    expect([...own.asked, ...own.tunnels]).toEqual([]);
  });

  it("leaves out the hosts that the editor, npm or the environment name", async () => {
    const own = await proxy();
    for (const sketch of [
      { editorProxy: through(own.url, { noProxy: ["127.0.0.1"] }) },
      { editorProxy: through(own.url, { noProxy: ["*"] }) },
      { editorProxy: through(own.url), npmrc: "noproxy=127.0.0.1" },
      { editorProxy: through(own.url), env: { NO_PROXY: "127.0.0.1" } },
    ]) {
      expect((await lookedUp(sketch)).result?.ok).toBe(true);
    }
    expect([...own.asked, ...own.tunnels]).toEqual([]);
  });

  it("names hosts in other words than npm", () => {
    const url = new URL("https://packages.shop.test/npm/");
    const hosts = (...noProxy: string[]) => hostsWithout(through("http://p", { noProxy }), url);
    expect(hosts("*.shop.test", ".other.test", " Local ")).toEqual([
      "shop.test",
      "other.test",
      "local",
    ]);
    expect(hosts("shop.test:443", "shop.test:8080")).toEqual(["shop.test"]);
    expect(hosts("*")).toBeUndefined();
    expect(hosts("")).toEqual([]);
  });

  it("decides about certificates only of what passes it, and only where npm is told nothing", () => {
    const settings = (npmrc: string, editorProxy: EditorProxy) => {
      const env = { HOME: folder({ ".npmrc": npmrc }), npm_config_globalconfig: "/none" };
      const config = readNpmConfig({ projectDirs: [], trusted: true, env, editorProxy });
      const choice = registryFor(config, "pkg", env, "https://shop.test/");
      return choice.ok ? choice.settings : undefined;
    };
    const lax = through("http://proxy.test:8080", { strictSsl: false });
    expect(settings("", lax)).toMatchObject({ strictSsl: false, proxy: lax.url });
    expect(settings("strict-ssl=true", lax)).toMatchObject({ strictSsl: true, proxy: lax.url });
    expect(settings("https-proxy=http://mine.test", lax)).toMatchObject({
      strictSsl: true,
      proxy: "http://mine.test",
    });
    expect(settings("", { ...lax, noProxy: ["*"] })).toMatchObject({ strictSsl: true });
    const odd = settings("", { ...lax, url: "ftp://proxy.test" });
    expect(odd).toMatchObject({ strictSsl: true });
    expect(odd).not.toHaveProperty("proxy");
  });
});
