import picomatch from "picomatch";
import { describe, expect, it } from "vitest";
import { CONFIGURATION_FILE, fileKind, MODELS_FILE } from "../../src/engine/api.ts";
import { WATCHED_FILES } from "../../src/server/features/watch-files.ts";

const isWatched = picomatch([...WATCHED_FILES], { dot: true });

const ANALYSED = [
  ..."js jsx mjs cjs ts tsx mts cts vue svelte".split(" ").map((ending) => `src/a.${ending}`),
  ..."json jsonc yml yaml toml html htm graphql graphqls gql prisma"
    .split(" ")
    .map((e) => `b.${e}`),
  ..."ejs eta hbs handlebars mustache pug jade njk nunjucks twig liquid"
    .split(" ")
    .map((ending) => `views/c.${ending}`),
  ..."sh bash zsh ksh".split(" ").map((ending) => `bin/deploy.${ending}`),
  ".env",
  "apps/shop/.env.production",
  "shop.env",
  "config/application.properties",
  "Dockerfile",
  "deploy/Dockerfile.web",
  "web.dockerfile",
  "Containerfile",
];

describe("the editor is asked to watch", () => {
  it.each(ANALYSED)("%s, which rules look at", (path) => {
    expect(fileKind(path)).toBeDefined();
    expect(isWatched(path)).toBe(true);
  });

  it.each([
    "package-lock.json",
    "npm-shrinkwrap.json",
    "pnpm-lock.yaml",
    "yarn.lock",
    "bun.lock",
    "composer.lock",
    "apps/shop/.npmrc",
    ".yarnrc.yml",
    "bunfig.toml",
    CONFIGURATION_FILE,
    MODELS_FILE,
  ])("%s, on which findings rest", (path) => {
    expect(isWatched(path)).toBe(true);
  });

  it("nothing that says nothing", () => {
    expect(["logo.png", "README.md", "style.css"].filter((path) => isWatched(path))).toEqual([]);
  });
});
