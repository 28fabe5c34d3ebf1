function same(x: string): string {
  return x;
}
export = same;
