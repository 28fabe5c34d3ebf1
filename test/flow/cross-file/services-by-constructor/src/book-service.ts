import { exec } from "node:child_process";
import type { Books } from "./ports";

interface Dependencies {
  repository: Books;
  printer: { name: string };
}

export class BookService {
  private readonly repository: Books;
  private readonly printer: { name: string };

  constructor(dependencies: Dependencies) {
    this.repository = dependencies.repository;
    this.printer = dependencies.printer;
  }

  list(author: string) {
    return this.repository.find(author);
  }

  all() {
    return this.repository.all();
  }

  print(title: string) {
    exec(`lp -d ${this.printer.name} ${title}`); // !alert command-injection
    exec(`lp -d ${this.printer.name} all`); // !safe command-injection
  }
}
