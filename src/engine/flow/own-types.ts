import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import type { Computations } from "./computations.ts";
import type { KnownFiles } from "./known-files.ts";
import { typedValue } from "./parameters.ts";
import type { Solver } from "./solver.ts";
import { answeredValue } from "./value-answers.ts";

/** Types of the program that are others by another name: `type Application = KoaApplication<Services>`. */
export class OwnTypes {
  readonly #solver: Solver;
  readonly #files: KnownFiles;
  readonly #computations: Computations;

  constructor(solver: Solver, files: KnownFiles, computations: Computations) {
    this.#solver = solver;
    this.#files = files;
    this.#computations = computations;
  }

  /** What is known of values of a type that a file declares or hands on. */
  named(file: string, name: string): AbstractValue {
    return answeredValue(this.#computations, `t${file}:${name}`, () => {
      const facts = this.#files.table(file);
      if (!facts) return NOTHING;
      const { types, exports, stars } = facts.ir;
      const declared = types?.get(name);
      const origin = exports.get(name);
      const site = { file, start: 0, end: 0 };
      if (declared) return typedValue(this.#solver, { name: declared, scalar: false }, site);
      if (origin?.kind === "module") return this.#imported(file, origin.specifier, origin.name);
      if (origin) return NOTHING;
      for (const specifier of stars) {
        if (!this.#mayDeclare(file, specifier, name)) continue;
        const value = this.#imported(file, specifier, name);
        if (value !== NOTHING) return value;
      }
      return NOTHING;
    });
  }

  /** False where the file behind a specifier certainly has no such type: barrels are asked for each of their names. */
  #mayDeclare(file: string, specifier: string, name: string): boolean {
    const target = this.#solver.program.resolve(file, specifier);
    const ir = target === undefined ? undefined : this.#files.table(target)?.ir;
    if (!ir) return true;
    const isNamed = ir.types?.has(name) || ir.exports.has(name);
    return isNamed || ir.stars.length > 0 || ir.classes.some((each) => each.name === name);
  }

  #imported(file: string, specifier: string, name: string): AbstractValue {
    const type = { name: { specifier, path: [name] }, scalar: false };
    return typedValue(this.#solver, type, { file, start: 0, end: 0 });
  }
}
