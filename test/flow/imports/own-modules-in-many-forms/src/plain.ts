export const plain = (x: string) => x;
export default (x: string) => x;
