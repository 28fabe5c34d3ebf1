import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION, type FileFacts } from "../../src/engine/api.ts";
import { type PoolOptions, WorkerPool } from "../../src/host/worker-pool.ts";
import { makeFolder } from "./folder.ts";

const PROGRAM = new URL("../../src/worker/main.ts", import.meta.url);
const STUCK = new URL("./stuck-worker.ts", import.meta.url);

function poolOf(
  root: string,
  program: URL,
  more: Partial<Pick<PoolOptions, "workers" | "budgetMs" | "onText">> = {},
) {
  return new WorkerPool({
    root,
    program,
    configuration: DEFAULT_CONFIGURATION,
    now: 0,
    unsaved: new Map([["src/unsaved.ts", "export const name = 'unsaved';\n"]]),
    workers: 2,
    ...more,
  });
}

function store(count: number): { root: string; paths: string[] } {
  const files: Record<string, string> = { "src/unsaved.ts": "nothing (", "src/broken.ts": "{" };
  for (let i = 0; i < count; i++) files[`src/f${i}.ts`] = `export const f${i} = () => ${i};\n`;
  return { root: makeFolder(files), paths: Object.keys(files) };
}

describe("worker threads", () => {
  it("read every file once, texts that are not saved included", async () => {
    const { root, paths } = store(40);
    const made: FileFacts[] = [];
    await poolOf(root, PROGRAM).make(
      [...paths, "src/missing.ts"],
      (facts) => made.push(facts),
      undefined,
    );
    expect(made.map((facts) => facts.path).sort()).toEqual(paths.sort());
    const problems = made.filter((facts) => facts.problem).map((facts) => facts.path);
    expect(problems).toEqual(["src/broken.ts"]);
  }, 60_000);

  it("can be waited for, one file before the others", async () => {
    const { root, paths } = store(60);
    const made: string[] = [];
    const pool = poolOf(root, PROGRAM, { workers: 1 });
    const end = pool.make(paths, (facts) => made.push(facts.path), undefined);
    pool.settle("src/f59.ts");
    expect(made).toContain("src/f59.ts");
    pool.settle("src/nobody-makes-this.ts");
    await end;
    expect(made).toHaveLength(paths.length);
  }, 60_000);

  it("may be started ahead of their work, and ended where there is none", async () => {
    const { root, paths } = store(5);
    const made: string[] = [];
    const pool = poolOf(root, PROGRAM);
    pool.warm();
    pool.warm();
    await pool.make(paths, (facts) => made.push(facts.path), undefined);
    expect(made.sort()).toEqual([...paths].sort());
    pool.warm();
    pool.cool();
    await pool.make(paths, (facts) => made.push(facts.path), undefined);
    expect(made).toHaveLength(2 * paths.length);
  }, 60_000);

  it("that ended before there was work are replaced", async () => {
    const { root, paths } = store(3);
    const made: FileFacts[] = [];
    const pool = poolOf(root, new URL("./missing-worker.ts", import.meta.url), { workers: 1 });
    pool.warm();
    await new Promise((done) => setTimeout(done, 500));
    await pool.make(paths, (facts) => made.push(facts), undefined);
    expect(made).toEqual([]);
  }, 60_000);

  it("hand the texts over to whoever would read them again", async () => {
    const { root, paths } = store(3);
    const order: string[] = [];
    const texts = new Map<string, string>();
    const pool = poolOf(root, PROGRAM, {
      workers: 1,
      onText: (path, text) => {
        order.push(`text of ${path}`);
        texts.set(path, text);
      },
    });
    await pool.make(paths, ({ path }) => order.push(path), undefined);
    expect(texts.get("src/unsaved.ts")).toBe("export const name = 'unsaved';\n");
    expect(texts.get("src/f1.ts")).toBe("export const f1 = () => 1;\n");
    expect(order.indexOf("text of src/f2.ts")).toBe(order.indexOf("src/f2.ts") - 1);
  }, 60_000);

  it("go on with the files that they had to read for another", async () => {
    const files: Record<string, string> = {
      "src/a.ts": "import { run } from './z';\nrun('a');\n",
      "src/z.ts": "import { execSync } from 'node:child_process';\nexport { execSync as run };\n",
    };
    for (let i = 0; i < 10; i++) files[`src/m${i}.ts`] = `export const m = ${i};\n`;
    const made: string[] = [];
    const root = makeFolder(files);
    await poolOf(root, PROGRAM, { workers: 1 }).make(
      Object.keys(files).sort(),
      (facts) => made.push(facts.path),
      undefined,
    );
    expect(made).toHaveLength(12);
    expect(made.slice(0, 3)).toEqual(["src/a.ts", "src/z.ts", "src/m0.ts"]);
  }, 60_000);

  it("are stopped at any moment", async () => {
    const { root, paths } = store(60);
    const stop = new AbortController();
    const pool = poolOf(root, PROGRAM);
    const made: string[] = [];
    const accept = (facts: FileFacts): void => {
      made.push(facts.path);
      stop.abort();
    };
    await pool.make(paths, accept, stop.signal);
    const heard = [...made];
    expect(heard).not.toEqual([]);
    pool.settle("src/f59.ts");
    expect(made).toEqual(heard);
  }, 60_000);

  it.each(["stuck", "dead"])(
    "that are %s on a file give it up and go on",
    async (how) => {
      const paths = ["a.ts", `${how}.ts`, "b.ts", "c.ts"];
      const made: FileFacts[] = [];
      const pool = poolOf(makeFolder(), STUCK, { workers: 1, budgetMs: 2_000 });
      await pool.make(paths, (facts) => made.push(facts), undefined);
      expect(made.map((facts) => facts.path).sort()).toEqual([...paths].sort());
      const [lost, ...more] = made.filter((facts) => facts.givenUp !== undefined);
      expect(lost?.path).toBe(`${how}.ts`);
      expect(lost?.givenUp).toMatch(how === "dead" ? "ended early" : "took longer than");
      expect(more).toEqual([]);
    },
    60_000,
  );

  it("that do not start leave everything to the caller", async () => {
    const made: FileFacts[] = [];
    const pool = poolOf(makeFolder(), new URL("./no-such-worker.ts", import.meta.url));
    await pool.make(["a.ts"], (facts) => made.push(facts), undefined);
    expect(made).toEqual([]);
  }, 60_000);
});
