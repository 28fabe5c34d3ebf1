import { createHmac } from 'node:crypto';
import { config } from '../config';
import { safeEqual } from './tokens';

const CARRIER_API_TOKEN = 'c7Xq2LmV9tRz4HbKpW8sNdYf3JgE6uA1'; // !alert hardcoded-secret
const LABEL_API = 'https://labels.parcel-pigeon-freight.com/v2';

export interface Quote {
  service: string;
  cents: number;
}

/** The weight is in grams, the postcode is checked by the caller. */
export async function shippingQuotes(postcode: string, grams: number): Promise<Quote[]> {
  const query = new URLSearchParams({ to: postcode, grams: String(grams) });
  const response = await fetch(`http://rates.parcel-pigeon-freight.com/v1/quotes?${query}`, { // !alert cleartext-endpoint
    headers: { authorization: `Bearer ${CARRIER_API_TOKEN}` },
    signal: AbortSignal.timeout(4000),
  });
  if (!response.ok) throw new Error(`carrier answered ${response.status}`);
  return (await response.json()) as Quote[];
}

export async function labelPdf(parcel: string): Promise<Buffer> {
  const response = await fetch(`${LABEL_API}/labels/${encodeURIComponent(parcel)}.pdf`, {
    headers: { authorization: `Bearer ${CARRIER_API_TOKEN}` },
  });
  if (!response.ok) throw new Error(`carrier answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

export function carrierSignatureValid(body: Buffer, signature: string): boolean {
  const expected = createHmac('sha256', config.carrierWebhookSecret).update(body).digest('hex');
  return signature === expected; // !alert timing-unsafe-compare
}

export function marketplaceSignatureValid(body: Buffer, signature: string): boolean {
  const expected = createHmac('sha256', config.marketplaceSecret).update(body).digest('hex');
  return safeEqual(signature, expected);
}
