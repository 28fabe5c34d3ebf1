import { exec } from "node:child_process";
import express from "express";
import {
  BehaviorSubject,
  type Observable,
  catchError,
  defer,
  filter,
  firstValueFrom,
  from,
  map,
  merge,
  of,
  switchMap,
  tap,
} from "rxjs";

const app = express();

app.get("/once", (req, res) => {
  of(req.query.name as string) // !source
    .pipe(map((name) => name.trim()))
    .subscribe((name) => {
      exec(`print ${name}`); // !alert command-injection
    });
  of(req.query.name as string)
    .pipe(map((name) => Number(name)))
    .subscribe((count) => {
      exec(`print ${count}`); // !safe command-injection
    });
  res.end();
});

app.get("/many", (req, res) => {
  from([req.query.name as string]) // !source
    .pipe(
      filter((name) => name !== ""),
      tap((name) => {
        exec(`print ${name}`); // !alert command-injection
      }),
      switchMap((name) => of(`${name}!`)),
      catchError(() => of("nothing")),
    )
    .subscribe({
      next(name) {
        exec(`print ${name}`); // !alert command-injection
      },
      complete() {
        res.end();
      },
    });
});

app.get("/awaited", async (req, res) => {
  const names = merge(of("one"), of(req.query.name as string)); // !source
  exec(`print ${await firstValueFrom(names)}`); // !alert command-injection
  const later = defer(() => of(req.query.name as string)); // !source
  exec(`print ${await firstValueFrom(later)}`); // !alert command-injection
  const own = of("one", "two");
  exec(`print ${await firstValueFrom(own)}`); // !safe command-injection
  res.end();
});

function show(names: Observable<string>): void {
  names.subscribe((name) => {
    exec(`print ${name}`); // !alert command-injection
  });
}

app.get("/handed", (req, res) => {
  show(of(req.query.name as string)); // !source
  const subject = new BehaviorSubject("one");
  subject.asObservable().subscribe((name) => {
    exec(`print ${name}`); // !safe command-injection
  });
  res.end();
});
