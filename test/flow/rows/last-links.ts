import { useRouter } from "@tanstack/react-router";
import { navigateTo } from "#imports";

export function Go() {
  const next = new URLSearchParams(location.search).get("next")!;
  const router = useRouter();
  router.navigate({ href: next }); // !alert open-redirect
  navigateTo(next); // !alert open-redirect
  router.navigate({ href: "/cart" }); // !safe open-redirect
}
