import { BaseRepository } from "./base-repository";

export class ProductRepository extends BaseRepository {
  protected readonly table = "products";

  ofBrand(brand: string) {
    return this.where(`brand = '${brand}'`);
  }
}
