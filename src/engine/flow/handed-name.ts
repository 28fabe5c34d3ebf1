/** Under this name and their position a value keeps the functions that the call which made it was handed. */
export const HANDED = "[handed]";
