export const SLOW = /^(?:[a-z]+\.?)*@shop$/; // !alert redos-literal
export const FAST = /^[a-z]+@shop$/; // !safe redos-literal
