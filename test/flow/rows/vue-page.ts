import { useRoute, useRouter } from "vue-router";
import { router } from "@inertiajs/vue3";

export function setup() {
  const route = useRoute();
  useRouter().push(route.query.next as string); // !safe open-redirect
  location.assign(route.query.next as string); // !alert open-redirect
  router.visit(route.query.next as string); // !alert open-redirect
  useRouter().push({ name: "home" }); // !safe open-redirect
}
