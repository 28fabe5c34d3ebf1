type Handler = (req: unknown, res: unknown) => Promise<unknown>;
const async = (handler: Handler) => (req: unknown, res: unknown, next: (error: unknown) => void) =>
  Promise.resolve(handler(req, res)).catch(next);

export = async;
