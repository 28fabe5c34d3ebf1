import { describe, expect, it } from "vitest";
import { rules } from "../../../src/generated/rules.ts";
import { FlowProgram } from "../../harness/flow-program.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const FILES = {
  "src/query.js": `import { Pool } from "pg";
const pool = new Pool();
export async function run(text) {
  return pool.query(text + " limit 100");
}
export function unrelated(value) {
  return value + 1;
}
`,
  "src/orders.js": `import { run } from "./query.js";
export function findOrders(customer) {
  const text = "select * from orders where customer = '" + customer + "'";
  return run(text);
}
export function nothing() {
  return 1;
}
`,
  "src/app.js": `import express from "express";
import { findOrders } from "./orders.js";
const app = express();
app.get("/orders", async (req, res) => {
  res.json(await findOrders(req.query.customer));
});
`,
};

describe("edits", () => {
  const flow = ['req.query -> pool.query(text + " limit 100")'];

  it("finds the flow before anything is edited", () => {
    expect(new FlowProgram(FILES).flows()).toEqual(flow);
  });

  it("evaluates one function when its body changed and its summary did not", () => {
    const program = new FlowProgram(FILES);
    program.flows();
    expect(program.edit("src/query.js", "value + 1", "value + 1 + 1")).toBe(1);
    expect(program.edit("src/orders.js", "return 1;", "return [1];")).toBe(1);
    expect(program.flows()).toEqual(flow);
  });

  it("evaluates one function for what is new in it, though its sink is told to callers", () => {
    const program = new FlowProgram(FILES);
    program.flows();
    const note = "const note = [text].length;\n";
    expect(program.edit("src/query.js", "  return pool", `  ${note}  return pool`)).toBe(1);
    const more = "const more = [text].map((each) => each + note);\n";
    // With the function that is new, as anybody may call it and as the list does.
    expect(program.edit("src/query.js", note, `${note}  ${more}`)).toBe(3);
    // With the function that is gone, of which nothing is left.
    expect(program.edit("src/query.js", more, "")).toBe(3);
    expect(program.edit("src/query.js", note, "")).toBe(1);
    expect(program.flows()).toEqual(flow);
  });

  it("leaves importers of which only their flows are kept to whoever asks for all that is out of date", () => {
    const callers = Object.fromEntries(
      Array.from({ length: 80 }, (_, i) => [
        `src/caller${i}.js`,
        `import { run } from "./query.js";\nexport const first = (id) => run("select " + id);\n`,
      ]),
    );
    const program = new FlowProgram({ ...FILES, ...callers });
    program.flows();
    const { analysis } = program;
    analysis.release();
    const text = FILES["src/query.js"].replace("query(text", "query(String(text)");
    program.write("src/query.js", text);
    const before = analysis.evaluations;
    analysis.flowsInto("src/query.js", text);
    expect(analysis.evaluations - before).toBe(2);
    analysis.outdated();
    expect(analysis.evaluations - before).toBeGreaterThan(80);
    const cold = new FlowProgram(Object.fromEntries(program.files));
    expect(program.ways().sort()).toEqual(cold.ways().sort());
  });

  it("evaluates nothing when the text changes and the code does not", () => {
    const program = new FlowProgram(FILES);
    program.flows();
    expect(program.edit("src/query.js", "export async", "// A comment.\n\nexport async")).toBe(0);
    expect(program.flows()).toEqual(flow);
  });

  it("evaluates the callers, and theirs, as far as summaries change", () => {
    const program = new FlowProgram(FILES);
    program.flows();
    // The function, its caller, and the handler: as the library calls it, and as anybody may.
    expect(program.edit("src/query.js", "query(text +", "query(String(text) +")).toBe(4);
    expect(program.edit("src/query.js", "query(String(text) +", 'query("select 1" +')).toBe(4);
    expect(program.flows()).toEqual([]);
    program.edit("src/query.js", 'query("select 1" +', "query(text +");
    expect(program.flows()).toEqual(flow);
  });

  it("withdraws a flow when the call that made it is gone", () => {
    const program = new FlowProgram(FILES);
    program.flows();
    program.edit("src/app.js", "findOrders(req.query.customer)", "findOrders(1)");
    expect(program.flows()).toEqual([]);
  });

  it("does not grow with edits", () => {
    const program = new FlowProgram(FILES);
    program.flows();
    program.edit("src/query.js", "value + 1", "value + 2");
    const before = program.analysis.remembered;
    for (let i = 2; i < 40; i++) program.edit("src/query.js", `value + ${i}`, `value + ${i + 1}`);
    expect(program.analysis.remembered).toBe(before);
  });

  it("knows where the parts of a template stand after an edit", () => {
    const program = new FlowProgram({
      "src/link.ts": `import { html } from "lit";
export function link(name: string) {
  return html\`<a title="Shop" href=\${new URL(location.href).hash}>\${name}</a>\`;
}
`,
    });
    const flows = program.flows();
    expect(flows).toEqual(["location.href -> new URL(location.href).hash"]);
    program.edit("src/link.ts", "Shop", "Our shop");
    expect(program.flows()).toEqual(flows);
    program.edit("src/link.ts", "  return", "  name = name.trim();\n  return");
    expect(program.flows()).toEqual(flows);
  });

  it("shows positions in the text as it is now", () => {
    const store = new MemoryStore(FILES, { rules });
    store.session.analyse("src/app.js");
    const first = store.session.analyse("src/query.js").findings[0];
    store.write("src/query.js", `// One line more.\n${FILES["src/query.js"]}`);
    const second = store.session.analyse("src/query.js").findings[0];
    expect(first?.ruleId).toBe("sql-injection");
    expect(second?.range.start).toBe((first?.range.start ?? 0) + 18);
  });
});
