import type { IncomingMessage } from "node:http";
import jwt from "jsonwebtoken";

export function userOf(req: IncomingMessage) {
  const token = req.headers.authorization?.slice(7);
  return token ? (jwt.verify(token, process.env.JWT_KEY!, { algorithms: ["HS256"] }) as { id: string }) : null;
}
