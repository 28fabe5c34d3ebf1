import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readNpmConfig } from "../../src/registry/npm-config.ts";
import { registryFor, type RegistrySettings } from "../../src/registry/registry-settings.ts";
import { folder } from "./setup.ts";

type Files = Readonly<Record<string, string>>;

interface Sketch {
  readonly project?: Files;
  readonly user?: Files;
  readonly env?: Readonly<Record<string, string>>;
  readonly trusted?: boolean;
}

function choose({ project = {}, user = {}, env = {}, trusted = true }: Sketch, name: string) {
  const home = folder(user);
  const all = { HOME: home, npm_config_globalconfig: join(home, "none"), ...env };
  const config = readNpmConfig({ projectDirs: [folder(project)], trusted, env: all });
  return registryFor(config, name, all, "http://default.test/");
}

function settings(sketch: Sketch, name = "pkg"): RegistrySettings {
  const choice = choose(sketch, name);
  if (!choice.ok) throw new Error(choice.text);
  return choice.settings;
}

function refusal(sketch: Sketch, name = "pkg"): string {
  const choice = choose(sketch, name);
  if (choice.ok) throw new Error("a refusal is expected");
  return choice.text;
}

const basic = (ident: string): string => Buffer.from(ident).toString("base64");

describe("the settings of Yarn", () => {
  const yarnrc = `npmRegistryServer: "https://npm.corner.test/all"
npmAuthToken: "\${DEFAULT_TOKEN:-none}"
npmScopes:
  acme:
    npmRegistryServer: https://acme.test
    npmAuthToken: "\${ACME_TOKEN}"
  plain:
    npmRegistryServer: https://plain.test/npm/
    npmAuthIdent: "anna:secret"
npmRegistries:
  "//other.test/npm":
    npmAuthIdent: ${basic("ben:secret")}
`;
  const project = { ".yarnrc.yml": yarnrc, "yarn.lock": "" };
  const env = { ACME_TOKEN: "t0ken", DEFAULT_TOKEN: "" };

  it("name the default registry with its token", () => {
    const { url, auth } = settings({ project, env });
    expect(url).toBe("https://npm.corner.test/all/");
    expect(auth).toEqual({ "//npm.corner.test/all/:_authToken": "none" });
  });
  it("name those of scopes, each with its own credentials", () => {
    expect(settings({ project, env }, "@acme/pay").url).toBe("https://acme.test/");
    expect(settings({ project, env }, "@acme/pay").auth).toEqual({
      "//acme.test/:_authToken": "t0ken",
    });
    expect(settings({ project, env }, "@plain/pay").auth).toEqual({
      "//plain.test/npm/:_auth": basic("anna:secret"),
    });
  });
  it("have credentials by address, for a registry that another file names", () => {
    const user = { ".yarnrc.yml": 'npmRegistries:\n  "//corp.test":\n    npmAuthToken: u\n' };
    const own = { "yarn.lock": "", ".yarnrc.yml": "npmRegistryServer: http://corp.test/npm/\n" };
    expect(settings({ project: own, user }).auth).toEqual({ "//corp.test/:_authToken": "u" });
  });
  it("say which variable is missing, and where", () => {
    const { auth, tokenHelp } = settings({ project }, "@acme/pay");
    expect(auth).toEqual({});
    expect(tokenHelp).toBe(
      "The token in line 6 of the project's .yarnrc.yml needs ACME_TOKEN, which is not set.",
    );
    const server = {
      "yarn.lock": "",
      ".yarnrc.yml": "npmRegistryServer: https://${HOST_OF_NPM}/\n",
    };
    expect(refusal({ project: server })).toContain("needs HOST_OF_NPM: no variable becomes part");
    const own = { project: { "yarn.lock": "" }, user: { ".yarnrc.yml": server[".yarnrc.yml"] } };
    expect(refusal(own)).toContain("needs HOST_OF_NPM, which is not set");
  });
  it("do not count in an untrusted workspace, and no variable is read for them", () => {
    expect(settings({ project, env, trusted: false }).url).toBe("http://default.test/");
    expect(settings({ project, env, trusted: false }, "@acme/pay").auth).toEqual({});
    const user = { ".yarnrc.yml": "npmRegistryServer: https://user.test\nnpmAuthToken: mine\n" };
    const { url, auth } = settings({ project, user, env, trusted: false });
    expect([url, auth]).toEqual(["https://user.test/", { "//user.test/:_authToken": "mine" }]);
  });
  it("of the user do not lend a token to a registry that the project chose", () => {
    const user = { ".yarnrc.yml": "npmAuthToken: mine\n" };
    const chosen = { "yarn.lock": "", ".yarnrc.yml": "npmRegistryServer: https://chosen.test\n" };
    expect(settings({ project: chosen, user }).auth).toEqual({});
    expect(settings({ project: { "yarn.lock": "" }, user }).auth).toEqual({
      "//default.test/:_authToken": "mine",
    });
  });
  it("come from the environment, too", () => {
    const yarn = { YARN_NPM_REGISTRY_SERVER: "https://ci.test", YARN_NPM_AUTH_TOKEN: "ci" };
    const { url, auth } = settings({ project: { "yarn.lock": "" }, env: yarn });
    expect([url, auth]).toEqual(["https://ci.test/", { "//ci.test/:_authToken": "ci" }]);
    expect(settings({ env: yarn }).url).toBe("http://default.test/");
  });
  it("that cannot be read leave open whom to ask", () => {
    expect(refusal({ project: { "yarn.lock": "", ".yarnrc.yml": "npmScopes: [" } })).toContain(
      "the project's .yarnrc.yml cannot be read",
    );
  });
  it("of Yarn 1 are lines", () => {
    const own = {
      "yarn.lock": "",
      ".yarnrc": 'registry "https://one.test/"\n"@acme:registry" "https://two.test/"\n',
    };
    expect(settings({ project: own }).url).toBe("https://one.test/");
    expect(settings({ project: own }, "@acme/pay").url).toBe("https://two.test/");
    expect(settings({ project: own, trusted: false }).url).toBe("http://default.test/");
  });
});

describe("the settings of Bun", () => {
  const bunfig = `[install]
registry = { url = "https://bun.test/npm/", token = "$BUN_TOKEN" }

[install.scopes]
acme = "https://anna:s%3Ccret@acme.test/"
"@plain" = { url = "https://plain.test/", username = "ben", password = "\${PASSWORD}" }
`;
  const project = { "bunfig.toml": bunfig, "bun.lock": "{}" };
  const env = { BUN_TOKEN: "t0ken", PASSWORD: "pw" };

  it("name the default registry, and those of scopes", () => {
    const { url, auth } = settings({ project, env });
    expect([url, auth]).toEqual([
      "https://bun.test/npm/",
      { "//bun.test/npm/:_authToken": "t0ken" },
    ]);
    expect(settings({ project, env }, "@acme/pay")).toMatchObject({
      url: "https://acme.test/",
      auth: { "//acme.test/:_auth": basic("anna:s<cret") },
    });
    expect(settings({ project, env }, "@plain/pay").auth).toEqual({
      "//plain.test/:_auth": basic("ben:pw"),
    });
  });
  it("say which variable is missing", () => {
    expect(settings({ project }).tokenHelp).toContain(
      "bunfig.toml needs BUN_TOKEN, which is not set",
    );
  });
  it("do not count in an untrusted workspace", () => {
    expect(settings({ project, env, trusted: false })).toMatchObject({
      url: "http://default.test/",
      auth: {},
    });
  });
  it("may be the address alone", () => {
    const own = { "bun.lock": "", "bunfig.toml": '[install]\nregistry = "https://plain.test"\n' };
    expect(settings({ project: own }).url).toBe("https://plain.test/");
  });
});

describe("the settings of pnpm", () => {
  const workspace = `packages: ["packages/*"]
registries:
  default: https://pnpm.test/
  "@acme": https://\${ACME_HOST}/npm/
`;
  const project = {
    "pnpm-lock.yaml": "",
    "pnpm-workspace.yaml": workspace,
    ".npmrc": "registry=https://npmrc.test\n//pnpm.test/:_authToken=t\n",
  };

  it("name registries in pnpm-workspace.yaml, with the tokens of .npmrc", () => {
    expect(settings({ project })).toMatchObject({
      url: "https://pnpm.test/",
      auth: { "//pnpm.test/:_authToken": "t" },
    });
    const env = { ACME_HOST: "acme.test" };
    for (const some of [{ project, env }, { project }]) {
      expect(refusal(some, "@acme/pay")).toContain("needs ACME_HOST: no variable becomes part");
    }
    const written = workspace.replace("${ACME_HOST}", "acme.test");
    const own = { ...project, "pnpm-workspace.yaml": written };
    expect(settings({ project: own }, "@acme/pay").url).toBe("https://acme.test/npm/");
  });
  it("do not count in an untrusted workspace", () => {
    const env = { ACME_HOST: "acme.test" };
    expect(settings({ project, env, trusted: false }, "@acme/pay")).toMatchObject({
      url: "http://default.test/",
      auth: {},
    });
  });
});

describe("files of a package manager that is not in use", () => {
  const project = {
    "package-lock.json": "{}",
    ".yarnrc.yml":
      "npmRegistryServer: https://left.test\nnpmScopes:\n  acme:\n    npmRegistryServer: https://acme.test\n",
  };
  it("count for scopes, which stay private, and not for the default registry", () => {
    expect(settings({ project }).url).toBe("http://default.test/");
    expect(settings({ project }, "@acme/pay").url).toBe("https://acme.test/");
  });
  it("are read anew at each call", () => {
    const dir = folder({});
    const env = { HOME: folder({}), npm_config_globalconfig: "/none" };
    const read = () =>
      readNpmConfig({ projectDirs: [dir], trusted: true, env }).get("@acme:registry");
    expect(read()).toBeUndefined();
    writeFileSync(join(dir, "bunfig.toml"), '[install.scopes]\nacme = "https://acme.test"\n');
    expect(read()?.value).toBe("https://acme.test");
  });
});
