"use client";
// The first piece of the page's own address is of the same host; what stands behind `next=` may be anywhere.
import { useRouter } from "next/navigation";

export function Again() {
  const router = useRouter();
  const here = (code: string): void => {
    router.push(`${window.location.href.split("&code=")[0]}&code=${encodeURIComponent(code)}`); // !safe open-redirect
    const [base] = window.location.href.split("?page=");
    router.push(`${base}?page=2`); // !safe open-redirect
  };
  const next = (): void => {
    router.push(window.location.href.split("?next=")[1] ?? "/"); // !alert open-redirect
    router.push(window.location.href.split("?next=").pop() ?? "/"); // !alert open-redirect
  };
  return <button onClick={() => (next(), here("1"))}>Go</button>;
}
