// What a function inside of another has seen since it was made is no way through other functions.
"use client";
import { useRouter, useSearchParams } from "next/navigation";

export function LoginForm() {
  const router = useRouter();
  const next = useSearchParams().get("next") ?? "/";

  const submit = async (): Promise<void> => {
    await fetch("/api/login", { method: "POST" });
    router.push(next); // !alert open-redirect
  };
  const cancel = (): void => {
    router.push("/"); // !safe open-redirect
  };
  return (
    <form onSubmit={submit}>
      <button onClick={cancel}>Cancel</button>
    </form>
  );
}
