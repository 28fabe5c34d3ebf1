import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser, type LaunchOptions } from "playwright-core";
import { HOST_FOLDER } from "./install.mts";
import { runToEnd } from "./processes.mts";

/** A started browser and where it came from. */
interface StartedBrowser {
  readonly browser: Browser;
  readonly origin: string;
}

/** One place where a browser may be found; `prepare` gives what is needed to start it. */
interface BrowserSource {
  readonly origin: string;
  prepare(): Promise<LaunchOptions | undefined>;
}

const QUIET_ARGS = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // The tests talk to this machine only; look-ups of marketplaces and the like end at once.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/**
 * Starts the first browser that works: `CHROME_PATH`, an installed one, the one from npm, and on
 * Debian as root the distribution's.
 * @throws Error that says what to install when none starts, or when `CHROME_PATH` does not.
 */
export async function launchBrowser(log: (line: string) => void): Promise<StartedBrowser> {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && named !== "") {
    try {
      return { browser: await launch({ executablePath: named }), origin: `CHROME_PATH ${named}` };
    } catch (error) {
      throw new Error(`CHROME_PATH names ${named}, which does not start: ${firstLine(error)}`, {
        cause: error,
      });
    }
  }
  return firstThatStarts([...installedBrowsers(), browserFromNpm, browserFromDebian(log)]);
}

/** Tries the sources in order. @throws Error with every reason and what to install. */
async function firstThatStarts(sources: readonly BrowserSource[]): Promise<StartedBrowser> {
  const reasons: string[] = [];
  for (const source of sources) {
    try {
      const options = await source.prepare();
      if (options !== undefined) return { browser: await launch(options), origin: source.origin };
    } catch (error) {
      reasons.push(`  ${source.origin}: ${firstLine(error)}`);
    }
  }
  const advice =
    "No browser starts on this machine: install Chromium or Chrome (Debian, Ubuntu: apt-get install chromium) or set CHROME_PATH to one.";
  throw new Error([advice, ...reasons].join("\n"));
}

function launch(options: LaunchOptions): Promise<Browser> {
  return chromium.launch({
    headless: true,
    timeout: 60_000,
    // Ctrl-C is handled by the runner, which also has servers to stop.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...options,
    args: [...QUIET_ARGS, ...(options.args ?? [])],
  });
}

function installedBrowsers(): BrowserSource[] {
  if (process.platform !== "linux") {
    return ["chrome", "msedge"].map((channel) => ({
      origin: `installed ${channel}`,
      prepare: async () => ({ channel }),
    }));
  }
  const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
  return names.flatMap((name) => {
    const path = onPath(name);
    return path === undefined
      ? []
      : [{ origin: `installed ${name}`, prepare: async () => ({ executablePath: path }) }];
  });
}

/** Chromium and the few system libraries it needs, unpacked from the package on first use. */
const browserFromNpm: BrowserSource = {
  origin: "Chromium from npm",
  async prepare() {
    if (process.platform !== "linux" || process.arch !== "x64") return undefined;
    const folder = join(HOST_FOLDER, "node_modules", ".chromium");
    const stamp = join(folder, "complete");
    if (!existsSync(stamp)) {
      // The package takes any file that exists for a whole one, so a broken attempt has to go.
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      await unpackBrowser(folder);
      writeFileSync(join(folder, "fonts.conf"), fontConfiguration(folder));
      writeFileSync(stamp, "");
    }
    const libraries = [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]];
    return {
      executablePath: join(folder, "chromium"),
      env: {
        ...process.env,
        LD_LIBRARY_PATH: libraries.filter(Boolean).join(delimiter),
        FONTCONFIG_FILE: join(folder, "fonts.conf"),
      },
    };
  },
};

/** Last resort on a Debian machine that allows it, such as a container in CI. */
function browserFromDebian(log: (line: string) => void): BrowserSource {
  return {
    origin: "Debian's chromium",
    async prepare() {
      const aptGet = onPath("apt-get");
      if (aptGet === undefined || process.getuid?.() !== 0) return undefined;
      log("Installing the chromium package ...");
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
      for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
        const { code, output } = await runToEnd(aptGet, args, { env, timeoutMs: 5 * 60_000 });
        if (code !== 0) throw new Error(output.trim().split("\n").at(-1) ?? "apt-get failed");
      }
      const executablePath = onPath("chromium");
      if (executablePath === undefined) throw new Error("the package brought no chromium");
      return { executablePath };
    },
  };
}

/**
 * Runs the package's unpacking in a process of its own: it decides by environment variables that
 * must not change for the tests, and it unpacks into the temporary folder of its process.
 */
async function unpackBrowser(folder: string): Promise<void> {
  const script =
    'const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath();';
  const { code, output } = await runToEnd(
    process.execPath,
    ["--input-type=module", "--eval", script],
    {
      cwd: HOST_FOLDER,
      // The variable makes it unpack the libraries as well.
      env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
      timeoutMs: 120_000,
    },
  );
  if (code !== 0) throw new Error(`unpacking failed: ${output.trim().split("\n").at(-1)}`);
}

/** The fonts of the private package alone, so that pictures look the same on every machine. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(HOST_FOLDER, "node_modules", "@expo-google-fonts")}</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  ${fontAlias("monospace", "JetBrains Mono")}
  ${fontAlias("sans-serif", "Inter")}
  ${fontAlias("system-ui", "Inter")}
</fontconfig>
`;
}

function fontAlias(generic: string, font: string): string {
  return `<match><test name="family"><string>${generic}</string></test><edit name="family" mode="assign" binding="strong"><string>${font}</string></edit></match>`;
}

function onPath(name: string): string | undefined {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
