/** What a file's place says about it. `reason` is shown to the user. */
export type PathClass =
  | { readonly kind: "normal" }
  | { readonly kind: "muted"; readonly reason: string }
  | {
      readonly kind: "lowered";
      readonly reason: string;
      /** True for files that a test runner runs: nobody but the test sends them anything. */
      readonly isTest?: true;
    };

const NORMAL: PathClass = { kind: "normal" };

const VENDORED = "vendored copies";

const MUTED_FOLDERS: ReadonlyMap<string, string> = new Map([
  ["node_modules", "installed packages"],
  ["bower_components", "installed packages"],
  ["jspm_packages", "installed packages"],
  ["vendor", VENDORED],
  ["vendors", VENDORED],
  ["third_party", "vendored copies"],
  ["third-party", "vendored copies"],
  ["dist", "build output"],
  ["build", "build output"],
  ["out", "build output"],
  ["output", "build output"],
  [".next", "build output"],
  [".nuxt", "build output"],
  [".output", "build output"],
  [".svelte-kit", "build output"],
  [".medusa", "build output"],
  [".evershop", "build output"],
  [".keystone", "build output"],
  [".turbo", "build output"],
  [".cache", "caches"],
  [".yarn", "caches"],
  ["coverage", "build output"],
  ["__generated__", "generated code"],
  ["generated", "generated code"],
  [".git", "version control"],
]);

const LOWERED_FOLDERS: ReadonlyMap<string, string> = new Map([
  ["test", "tests"],
  ["tests", "tests"],
  ["testing", "tests"],
  ["__tests__", "tests"],
  ["e2e", "tests"],
  ["e2e-common", "tests"],
  ["integration-tests", "tests"],
  ["cypress", "tests"],
  ["playwright", "tests"],
  ["spec", "tests"],
  ["specs", "tests"],
  ["__fixtures__", "fixtures"],
  ["fixtures", "fixtures"],
  ["test_fixtures", "fixtures"],
  ["test-fixtures", "fixtures"],
  ["__testfixtures__", "fixtures"],
  ["testdata", "fixtures"],
  ["test-data", "fixtures"],
  ["__mocks__", "mocks"],
  ["mocks", "mocks"],
  ["mock", "mocks"],
  ["stories", "stories"],
  [".storybook", "stories"],
  ["seed", "seeds"],
  ["seeds", "seeds"],
  ["seeder", "seeds"],
  ["seeders", "seeds"],
  ["load-testing", "load tests"],
  ["load-tests", "load tests"],
  ["dev", "development servers"],
  ["dev-server", "development servers"],
  ["test-server", "development servers"],
  ["examples", "examples"],
  ["example", "examples"],
  ["migrations", "migrations"],
  ["scripts", "scripts"],
  ["docs", "documentation"],
  ["doc", "documentation"],
]);

/** Folders in which a test runner takes every file for a test, or for what stands in for another file. */
const TEST_FOLDERS: ReadonlySet<string> = new Set(["__tests__", "__mocks__", "cypress"]);
const TEST_NAME = /[.-](?:test|spec)\.[^.]+$/;
/** Packages that help to test: `medusa-test-utils`. */
const TEST_TOOLS = /(?:^|-)test(?:ing)?-(?:utils?|helpers?|tools?|kit)$/;

/** Data that somebody made up: `fakeDataServices`, `mock-data`. */
const MADE_UP = /^(?:fake|dummy|mock)(?:[-_]?[dD]ata|$|s$)/;

const LOWERED_NAME =
  /\.(?:test|spec|stories|story|fixture|mock|bench|e2e|seed(?:er)?)\.[^.]+$|^tests?[_-][^/]*\.[cm]?[jt]sx?$|[_-](?:test|spec)\.[cm]?[jt]sx?$|^(?:jest|vitest|cypress|playwright)\.[^/]*$|^seed\.[^.]+$|^(?:tests?|spec|stories)\.[cm]?[jt]sx?$/;
/** Programs that write code for the others. */
const WRITING_NAME = /^(?:generate|codegen)(?:[-_.][^/]*)?\.[cm]?[jt]s$/;
const MINIFIED_NAME = /[.-]min\.(?:js|mjs|cjs|css|html)$|\.(?:bundle|chunk|pack)\.[cm]?js$/;
const GENERATED_NAME = /\.(?:generated|gen)\.[^.]+$|^generated-[^/]*$/;

/** Folders of files that are sent as they are: copies of libraries stand beside them. */
const SENT_FOLDERS =
  /^(?:assets?|static|public|www|wwwroot|htdocs|resources|bower_components|media|themes?)$/;
/** Folders in which libraries are kept, also inside of an application's code. */
const COPY_FOLDERS = /^(?:src|libs?|js|javascripts?|css|styles?|scripts|external|deps|include)$/;
/** Folders whose parts are named after what they are about, such as the vendors of a marketplace. */
const TOPIC_FOLDERS =
  /^(?:apps|packages|services|modules|domains?|features|components|controllers|models|routes|routers|pages|screens)$/;
const CODE_FOLDERS = /^(?:src|app|pages)$/;

/** `src/app/api/vendor` of a marketplace is about its sellers; `public/vendor` holds copies. */
function isAboutSellers(folders: readonly string[]): boolean {
  const parent = folders.at(-1);
  if (parent === undefined || COPY_FOLDERS.test(parent)) return false;
  if (folders.some((folder) => SENT_FOLDERS.test(folder))) return false;
  return TOPIC_FOLDERS.test(parent) || folders.some((folder) => CODE_FOLDERS.test(folder));
}

/** The class of a path relative to the audited root; the root's own name says nothing. */
export function classifyPath(path: string): PathClass {
  const segments = path.split("/");
  const name = segments.pop() ?? "";
  for (const [i, segment] of segments.entries()) {
    const reason = MUTED_FOLDERS.get(segment);
    if (reason === undefined) continue;
    if (reason === VENDORED && /^vendors?$/.test(segment) && isAboutSellers(segments.slice(0, i)))
      continue;
    return { kind: "muted", reason: `${reason} (${segment}/)` };
  }
  if (MINIFIED_NAME.test(name)) return { kind: "muted", reason: "minified code" };
  if (GENERATED_NAME.test(name)) return { kind: "muted", reason: "generated code" };
  const reason = loweredBecause(segments, name);
  if (reason === undefined) return NORMAL;
  const isTest = TEST_NAME.test(name) || segments.some((segment) => TEST_FOLDERS.has(segment));
  return { kind: "lowered", reason, ...(isTest ? { isTest } : {}) };
}

function loweredBecause(folders: readonly string[], name: string): string | undefined {
  const reason =
    reasonOfFolders(folders) ?? (WRITING_NAME.test(name) ? "programs that write code" : undefined);
  // `scripts/test-checkout.js` is a test before it is a script.
  return reason?.startsWith("tests") !== true && LOWERED_NAME.test(name)
    ? "tests and stories"
    : reason;
}

function reasonOfFolders(folders: readonly string[]): string | undefined {
  for (const folder of folders) {
    const reason =
      LOWERED_FOLDERS.get(folder) ??
      (TEST_TOOLS.test(folder) ? "tests" : MADE_UP.test(folder) ? "mocks" : undefined);
    if (reason !== undefined) return `${reason} (${folder}/)`;
  }
  return undefined;
}

/** True for files in which untrusted data is looked for: a test is its own visitor, and pulls in all that it tests. */
export function isFollowed(pathClass: PathClass): boolean {
  return pathClass.kind === "normal" || (pathClass.kind === "lowered" && !pathClass.isTest);
}

/** Lines so long that nobody wrote them: what a minifier leaves, whatever the file is called. */
export function looksMinified(text: string): boolean {
  if (text.length < 2_000) return false;
  let lines = 1;
  for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) lines++;
  return text.length / lines > 500;
}
