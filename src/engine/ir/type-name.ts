/** A name that a type annotation or decorator uses, as it is imported or declared in the file. */
export interface TypeName {
  /** The module that it is imported from; absent for names of the file and of the platform. */
  readonly specifier?: string;
  /** `Request` or `express.Request`: the imported name first. */
  readonly path: readonly string[];
}

/** What a written type says of a value. */
export interface WrittenType {
  readonly name?: TypeName;
  /** True when values of the type carry no text: numbers, booleans, enums, unions of literals. */
  readonly scalar: boolean;
  /** True when it may be a number of any size. */
  readonly number?: boolean;
  /** Members of a type that is written out, `{ request: Request }`, as far as their types have names. */
  readonly members?: readonly (readonly [name: string, type: TypeName])[];
}
