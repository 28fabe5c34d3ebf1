export const withMethod = (handlers) => async (req, res) => {
  const handler = handlers[req.method];
  if (!handler) return res.status(405).end();
  try {
    await handler(req, res);
  } catch {
    res.status(500).end();
  }
};
