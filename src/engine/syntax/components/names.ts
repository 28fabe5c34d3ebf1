/** The name of the function that stands for a component; no file calls one so. */
export const COMPONENT = "$$component";
/** What a component is given. */
export const PROPERTIES = "$$props";
/** Where the scripts of an instance are put. */
export const INSTANCE = "$$instance";
