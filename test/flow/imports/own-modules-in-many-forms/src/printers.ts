// What a class leaves to those that extend it is found where an object of one is used.
export abstract class Printer<T> {
  protected abstract read(value: T): string;
  print(value: T): string {
    return this.read(value);
  }
}

export class TextPrinter extends Printer<string> {
  protected read(value: string): string {
    return value;
  }
}

export class NumberPrinter extends Printer<string> {
  protected read(value: string): string {
    return String(Number(value));
  }
}

export function show(printer: Printer<string>, value: string): string {
  return printer.print(value);
}

export function marked(label: string) {
  return (target: unknown, key: string, descriptor: PropertyDescriptor) => descriptor;
}
