import { ProductRepository } from "../repositories/product-repository";

export interface Search {
  term: string;
  page: number;
}

export class ProductService {
  private readonly repository = new ProductRepository();

  async search(search: Search) {
    const { term, page } = search;
    return this.repository.search(`%${term}%`, page);
  }

  async byBrand(brand: string) {
    return this.repository.byBrand(brand);
  }
}
