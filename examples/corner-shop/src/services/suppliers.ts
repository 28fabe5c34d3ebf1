import https from 'node:https';
import { logger } from '../logger';

const SUPPLIER_HOST = 'stock.northwind-grocers.com';

/** Their certificate ran out and they promised a new one "next week" (May). */
const supplierAgent = new https.Agent({ keepAlive: true, rejectUnauthorized: false }); // !alert tls-verify-disabled
const retryAgent = new https.Agent({ keepAlive: true, maxSockets: 2 });

export interface StockLevel {
  sku: string;
  available: number;
}

function getJson(path: string, agent: https.Agent): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = https.get({ host: SUPPLIER_HOST, path, agent, timeout: 5000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        try {
          resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
        } catch (error) {
          reject(error);
        }
      });
    });
    request.on('timeout', () => request.destroy(new Error('supplier timed out')));
    request.on('error', reject);
  });
}

export async function stockLevels(skus: string[]): Promise<StockLevel[]> {
  const path = `/v3/stock?skus=${skus.map(encodeURIComponent).join(',')}`;
  try {
    return (await getJson(path, supplierAgent)) as StockLevel[];
  } catch (error) {
    logger.warn({ err: error }, 'supplier failed, one more try');
    const jitter = 200 + Math.random() * 300;
    await new Promise((resolve) => setTimeout(resolve, jitter));
    return (await getJson(path, retryAgent)) as StockLevel[];
  }
}
