import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

export const downloadFeedStep = createStep("download-feed", async (input: { address: string }) => {
  const answer = await fetch(input.address); // !alert ssrf
  const rates = await fetch("https://rates.shop.example.com/today"); // !safe ssrf
  return new StepResponse({ feed: await answer.text(), rates: await rates.text() });
});
