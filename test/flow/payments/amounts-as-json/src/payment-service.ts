export class PaymentService {
  private readonly baseUrl = process.env.GATEWAY_URL;

  start(amount: number) {
    return this.send("/v2/checkout/orders", { purchase_units: [{ amount: { currency_code: "EUR", value: String(amount) } }] });
  }

  startOf(total: number, note: string) {
    return this.send("/v1/charges", { amount: total, note });
  }

  async refund(id: string, amount: number) {
    const answer = await fetch(`https://api.razorpay.com/v1/payments/${id}/refund`, { method: "POST", body: JSON.stringify({ amount }) }); // !safe client-supplied-amount -- money that goes back
    return answer.json();
  }

  private async send(path: string, payload: object) {
    const answer = await fetch(`${this.baseUrl}${path}`, { method: "POST", body: JSON.stringify(payload) }); // !missing client-supplied-amount -- which path it is is known to the caller alone
    return answer.json();
  }
}
