import { MedusaService } from "@medusajs/framework/utils";

export default class ReviewService extends MedusaService({}) {
  async importImage(url: string) {
    const response = await fetch(url); // !alert ssrf
    return response.arrayBuffer();
  }

  async importFrom(folder: string) {
    const response = await fetch(`https://images.shop.example/${encodeURIComponent(folder)}`); // !safe ssrf
    return response.arrayBuffer();
  }
}
