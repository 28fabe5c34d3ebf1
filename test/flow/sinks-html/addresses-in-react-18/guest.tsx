"use client";
import NextLink from "next/link";
import { useSearchParams } from "next/navigation";

export function Guest() {
  const back = useSearchParams().get("back") ?? "/";
  return (
    <nav>
      <a href={back}>Back</a>{/* !alert unsafe-href-scheme */}
      <NextLink href={`${back}?guest=1`}>Back</NextLink>{/* !alert unsafe-href-scheme */}
    </nav>
  );
}
