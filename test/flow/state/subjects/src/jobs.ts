import { BehaviorSubject, Subject } from "rxjs";

export const jobs = new Subject<{ name: string }>();
export const counts = new Subject<number>();
export const latest = new BehaviorSubject("none");

export class Bell {
  private readonly rings = new Subject<string>();
  ring(name: string) {
    this.rings.next(name);
  }
  listen(listener: (name: string) => void) {
    return this.rings.subscribe({ next: (name) => listener(name) });
  }
}
