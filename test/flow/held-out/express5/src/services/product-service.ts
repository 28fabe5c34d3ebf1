import { ProductRepository } from "../repositories/product-repository.js";
import { Pool } from "pg";

export class ProductService {
  readonly #repository: ProductRepository;

  constructor(repository = new ProductRepository(new Pool())) {
    this.#repository = repository;
  }

  find = (term: string) => this.#repository.search(term.trim());
  findSafely = (term: string) => this.#repository.searchSafely(term.trim());
  list(query: { sort?: string; direction?: string }) {
    return this.#repository.list({ ...query, limit: 50 });
  }
  sorted(sort: string) {
    return this.#repository.listSorted(sort);
  }
  removeAll(ids: string) {
    return this.#repository.remove(ids.split(","));
  }
  removeAllSafely(ids: string) {
    return this.#repository.removeSafely(ids.split(","));
  }
}
export const productService = new ProductService();
