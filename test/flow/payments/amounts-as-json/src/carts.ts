export declare const carts: { find(id: string): Promise<{ total: number }> };
