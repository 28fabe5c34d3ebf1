export namespace Labels {
  export function same(x: string): string {
    return x;
  }
  export namespace Inner {
    export const twice = (x: string) => x + x;
  }
  export const prefix = "label";
}

export namespace Labels {
  export const counted = (x: string) => Number(x);
}

export enum Kind {
  A = "a",
  B = "b",
}
