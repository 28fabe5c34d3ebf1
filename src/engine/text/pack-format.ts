// What stands before each value in packed data.
export const UNDEFINED = 0;
export const NULL = 1;
export const FALSE = 2;
export const TRUE = 3;
export const POSITIVE = 4;
export const NEGATIVE = 5;
export const DOUBLE = 6;
export const BIGINT = 7;
export const TEXT = 8;
export const ARRAY = 9;
export const OBJECT = 10;
export const MAP = 11;
export const BYTES = 12;
/** What is small and frequent takes one byte: the kind in the upper two bits, the number in the lower six. */
export const SMALL = 64;
export const SMALL_NUMBER = 64;
export const SMALL_OBJECT = 128;
export const SMALL_TEXT = 192;
