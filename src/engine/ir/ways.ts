/** Which of the values there is that ways of control bring to the place where they meet. */
export interface Ways {
  /** The second one, where the first one is undefined, and only there. */
  readonly isDefault?: true;
  /** One variable: as the function itself left it, and as others may have. */
  readonly isOwn?: true;
  /** For each, the value that is nothing on its way: `if (schema)` fails there. -1 for ways without such a test. */
  readonly without?: readonly number[];
}
